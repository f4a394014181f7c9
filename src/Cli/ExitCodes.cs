namespace Interpreter.Cli;

/// <summary>What the process ends with.</summary>
public static class ExitCodes
{
    /// <summary>It was done; all speech was interpreted.</summary>
    public const int Ok = 0;

    /// <summary>It was not: standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong: standard error says how.</summary>
    public const int Usage = 2;

    /// <summary>Nobody is signed in, or not any more.</summary>
    public const int SignedOut = 3;

    /// <summary>Stopped by Ctrl-C, as shells count it: 128 and the signal's number.</summary>
    public const int Cancelled = 130;
}
