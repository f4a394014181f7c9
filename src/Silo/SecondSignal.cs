using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Interpreter.Silo;

/// <summary>Ends the process at once when it is told to stop for the second time: handing over may take long.</summary>
internal sealed class SecondSignal : IDisposable
{
    private readonly PosixSignalRegistration[] _signals;
    private int _count;

    public SecondSignal() => _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Count), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Count)];

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
    }

    private void Count(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _count) > 1)
        {
            Process.GetCurrentProcess().Kill();
        }
    }
}
