namespace Interpreter.Client.Live;

/// <summary>Which chat is opened, and how. What is null is left to the server.</summary>
public sealed record ChatSettings
{
    /// <summary>The number of the stored session; null makes a new one.</summary>
    public long? SessionId { get; init; }

    /// <summary>The rate of the speech that is sent, in Hz: 8,000 to 48,000.</summary>
    /// <value>The default is 16,000.</value>
    public int SampleRate { get; init; } = 16_000;

    /// <summary>The voice that answers speech, such as <c>Kore</c>.</summary>
    public string? Voice { get; init; }

    /// <summary>The model that speaks.</summary>
    public string? Model { get; init; }
}
