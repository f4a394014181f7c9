namespace Interpreter.Gemini.Rest;

/// <summary>How requests are sent and repeated.</summary>
public sealed record RestOptions
{
    /// <summary>Where Gemini is.</summary>
    /// <value>The default is the Developer API at Google's address.</value>
    public GeminiEndpoint Endpoint { get; init; } = new GeminiEndpoint.Developer();

    /// <summary>The key or token.</summary>
    public required GeminiCredential Credential { get; init; }

    /// <summary>How long one attempt may take to its answer, of a stream to its first chunk.</summary>
    /// <value>The default is 60 s: a model that thinks at length answers within it.</value>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long all attempts and the waits between them may take together.</summary>
    /// <value>The default is 90 s.</value>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a stream may be silent between two chunks.</summary>
    /// <value>The default is 30 s: speech was seen to pause for 15 s (whisper-shortcut #73).</value>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is repeated.</summary>
    /// <value>The default is 4. 0 never repeats.</value>
    public int MaxRetries { get; init; } = 4;

    /// <summary>The median wait before the first repetition; each further one waits about twice as long.</summary>
    /// <value>The default is 500 ms.</value>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait that is not of Gemini's own asking.</summary>
    /// <value>The default is 10 s.</value>
    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest answer, of a stream the largest chunk, that is taken, in bytes.</summary>
    /// <value>The default is 32 MiB: eight minutes of 24 kHz speech in base64.</value>
    public int MaxAnswerBytes { get; init; } = 32 * 1024 * 1024;
}
