namespace Interpreter.Core.Sessions;

/// <summary>The codes of <see cref="SessionOutput.Failed"/>: stable words that clients may compare.</summary>
public static class SessionErrorCodes
{
    /// <summary>Gemini refuses the key.</summary>
    public const string UpstreamAuth = "UPSTREAM_AUTH";

    /// <summary>The Gemini quota is used up.</summary>
    public const string UpstreamQuota = "UPSTREAM_QUOTA";

    /// <summary>Gemini refuses the key that the user has given: only the user can change it.</summary>
    public const string OwnKeyRefused = "OWN_KEY_REFUSED";

    /// <summary>The quota of the key that the user has given is used up.</summary>
    public const string OwnKeyQuota = "OWN_KEY_QUOTA";

    /// <summary>Gemini does not know the model, or refused what was sent to it.</summary>
    public const string UpstreamArgument = "UPSTREAM_ARGUMENT";

    /// <summary>Gemini's policy refused the content or the operation.</summary>
    public const string UpstreamPolicy = "UPSTREAM_POLICY";

    /// <summary>Gemini could not be reached after several tries.</summary>
    public const string UpstreamUnavailable = "UPSTREAM_UNAVAILABLE";

    /// <summary>Audio was given up: the model was away longer than the session keeps audio.</summary>
    public const string AudioLost = "AUDIO_LOST";

    /// <summary>The model takes no typed text.</summary>
    public const string TextUnsupported = "TEXT_UNSUPPORTED";

    /// <summary>Too much waits for its interpretation already: the text was not taken.</summary>
    public const string TextRefused = "TEXT_REFUSED";

    /// <summary>A limit of the user is used up; the message says which, and when it begins anew.</summary>
    public const string LimitReached = "LIMIT_REACHED";

    /// <summary>The history could not be read or written: nothing was asked.</summary>
    public const string StorageUnavailable = "STORAGE_UNAVAILABLE";

    /// <summary>There is no question to ask again.</summary>
    public const string NothingToRepeat = "NOTHING_TO_REPEAT";

    /// <summary>Only a chat takes this.</summary>
    public const string ChatOnly = "CHAT_ONLY";
}
