namespace Interpreter.Core.Upstream;

/// <summary>What a connection is opened with. It can't be changed on an open connection.</summary>
public sealed record UpstreamSetup
{
    /// <summary>The model and what it accepts.</summary>
    public required ModelProfile Model { get; init; }

    /// <summary>How the model shall behave; null for none, or where the model takes none.</summary>
    public string? SystemInstruction { get; init; }

    /// <summary>The name of a prebuilt voice; null for the model's own.</summary>
    public string? Voice { get; init; }

    /// <summary>BCP 47; only for a model that translates into one language (<see cref="ModelProfile.OneWay"/>).</summary>
    public string? TargetLanguage { get; init; }

    /// <summary>The number of the user on whose behalf, whose own key is used where there is one; null for a guest.</summary>
    public long? OwnerId { get; init; }

    /// <summary>
    /// True: the model finds starts and ends of speech in the audio. False: the session sends
    /// <see cref="UpstreamInput.ActivityStart"/> and <see cref="UpstreamInput.ActivityEnd"/>.
    /// </summary>
    public bool AutomaticActivityDetection { get; init; } = true;

    /// <summary>Continues an earlier connection, which must have closed; null starts anew.</summary>
    public string? ResumptionHandle { get; init; }

    /// <summary>Earlier turns that the model shall know, oldest first; it does not answer them.</summary>
    public IReadOnlyList<HistoryTurn> History { get; init; } = [];
}
