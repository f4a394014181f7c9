namespace Interpreter.Web.Http;

/// <summary>What a page shall say about the model behind this server. The host sets it; requests read it.</summary>
public sealed class UpstreamStatus
{
    private volatile StatusProblem? _problem;

    /// <summary>True: a simulator on this machine answers, not Gemini.</summary>
    public bool Simulated { get; init; }

    /// <summary>Why sessions will fail; null while nothing is known to be wrong.</summary>
    public StatusProblem? Problem
    {
        get => _problem;
        set => _problem = value;
    }
}
