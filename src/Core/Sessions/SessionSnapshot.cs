using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

/// <summary>
/// What a session must not lose with its process: enough to come back elsewhere under the same id, to go on with the same
/// numbers, and to say again what was not answered. Made when a turn is over and when the model gives another handle.
/// </summary>
public sealed record SessionSnapshot
{
    /// <summary>What the session was created with.</summary>
    public required SessionSettings Settings { get; init; }

    /// <summary>The number of the newest output.</summary>
    public long LastOutput { get; init; }

    /// <summary>The newest turn that was told complete; null before the first.</summary>
    public SessionOutput.TurnCompleted? LastTurn { get; init; }

    /// <summary>The number of the output that told <see cref="LastTurn"/>; 0 where there is none.</summary>
    public long LastTurnOutput { get; init; }

    /// <summary>Whether others may listen.</summary>
    public Sharing Sharing { get; init; }

    /// <summary>The model's resumption handle; null where there is none.</summary>
    public string? Handle { get; init; }

    /// <summary>The newest turns, for a connection without a handle. Empty for a chat, whose history is stored.</summary>
    public IReadOnlyList<HistoryTurn> History { get; init; } = [];
}
