namespace Interpreter.Cli;

/// <summary>Who takes Ctrl-C: what is under way, if it can be stopped by itself; else the program ends.</summary>
internal sealed class Interrupts
{
    private Action? _stop;

    /// <summary>Lets the next Ctrl-C stop something; the one after it ends the program.</summary>
    /// <param name="stop">Stops it; must not wait.</param>
    /// <returns>To be disposed of when it has ended.</returns>
    public IDisposable Guard(Action stop)
    {
        Volatile.Write(ref _stop, stop);
        return new Guarded(this);
    }

    /// <summary>Ctrl-C was pressed.</summary>
    /// <returns>False: nothing takes it.</returns>
    public bool TryStop()
    {
        var stop = Interlocked.Exchange(ref _stop, null);
        stop?.Invoke();
        return stop is not null;
    }

    private sealed class Guarded(Interrupts interrupts) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref interrupts._stop, null);
    }
}
