using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Tokens;

/// <summary>What an ephemeral token shall allow.</summary>
public sealed record AuthTokenRequest
{
    /// <summary>How many sessions may be opened with it; null for one, 0 for any number. Resuming one does not count.</summary>
    public int? Uses { get; init; }

    /// <summary>Until when it lets anything through; null for 30 minutes, at most 20 hours.</summary>
    public DateTimeOffset? ExpireTime { get; init; }

    /// <summary>Until when it opens new sessions; null for a minute.</summary>
    public DateTimeOffset? NewSessionExpireTime { get; init; }

    /// <summary>The setup that sessions are bound to; null for any.</summary>
    public LiveSetup? BidiGenerateContentSetup { get; init; }

    /// <summary>Which of the setup's fields are bound, separated by commas; null for all.</summary>
    public string? FieldMask { get; init; }
}
