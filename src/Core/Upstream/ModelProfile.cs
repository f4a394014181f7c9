namespace Interpreter.Core.Upstream;

/// <summary>What a model accepts and does, as data, so that no session asks for a model by name.</summary>
public sealed record ModelProfile
{
    /// <summary>The id, without the prefix "models/".</summary>
    public required string Id { get; init; }

    /// <summary>True: translates into one fixed language and takes no instruction, voice or text.</summary>
    public bool OneWay { get; init; }

    /// <summary>How the end of a turn is known.</summary>
    public TurnEnd TurnEnd { get; init; } = TurnEnd.Announced;

    /// <summary>True: a resumption handle continues the conversation on a new connection.</summary>
    public bool Resumable { get; init; } = true;

    /// <summary>True: earlier turns may be given as initial history.</summary>
    public bool TakesHistory { get; init; } = true;

    /// <summary>True: typed text may be sent in mid-session.</summary>
    public bool TakesText { get; init; } = true;

    /// <summary>True: the setup may switch automatic activity detection off.</summary>
    public bool TakesManualActivity { get; init; } = true;

    /// <summary>The thinking level to name in the setup; null where it must be left out.</summary>
    public string? ThinkingLevel { get; init; }

    /// <summary>The thinking budget to name in the setup, in tokens; null where it must be left out.</summary>
    public int? ThinkingBudget { get; init; }

    /// <summary>True: Google has deprecated the model, or shut it down; it stays selectable by name.</summary>
    public bool Deprecated { get; init; }
}
