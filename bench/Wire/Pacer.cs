using System.Diagnostics;

namespace Interpreter.Wire;

/// <summary>Calls back about every millisecond on a thread of its own; what is due then is for the callee to know.</summary>
public sealed class Pacer(Action<long> tick) : IDisposable
{
    private readonly ManualResetEvent _stop = new(false);
    private Thread? _thread;

    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "pacer" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread?.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        // One millisecond is as fine as a wait gets; a frame is sent at most so much after its time.
        while (!_stop.WaitOne(1))
        {
            tick(Stopwatch.GetTimestamp());
        }
    }
}
