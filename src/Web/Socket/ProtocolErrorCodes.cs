namespace Interpreter.Web.Socket;

/// <summary>The codes of errors and notices that the socket itself gives; docs/protocol.md says when.</summary>
public static class ProtocolErrorCodes
{
    /// <summary>The frame is not a JSON object.</summary>
    public const string InvalidJson = "INVALID_JSON";

    /// <summary>The field "type" is missing or not a string.</summary>
    public const string MissingType = "MISSING_TYPE";

    /// <summary>The field "type" names no message.</summary>
    public const string UnknownType = "UNKNOWN_TYPE";

    /// <summary>A field has the wrong type, or a value out of range.</summary>
    public const string InvalidField = "INVALID_FIELD";

    /// <summary>Something else came before "init".</summary>
    public const string NotReady = "NOT_READY";

    /// <summary>A second "init".</summary>
    public const string AlreadyInitialized = "ALREADY_INITIALIZED";

    /// <summary>Bad base64, an odd number of bytes, no bytes, or more than a second.</summary>
    public const string InvalidAudio = "INVALID_AUDIO";

    /// <summary>An image that is no PNG, JPEG or WebP, is cut or too large, or is another than its label says.</summary>
    public const string InvalidImage = "INVALID_IMAGE";

    /// <summary>A chat, which only a signed-in user has.</summary>
    public const string SignInRequired = "SIGN_IN_REQUIRED";

    /// <summary>A language code that is not offered.</summary>
    public const string UnsupportedLanguage = "UNSUPPORTED_LANGUAGE";

    /// <summary>A voice that Gemini has not.</summary>
    public const string UnsupportedVoice = "UNSUPPORTED_VOICE";

    /// <summary>A model that the server does not know.</summary>
    public const string UnsupportedModel = "UNSUPPORTED_MODEL";

    /// <summary>A binary frame from a client that did not ask for them.</summary>
    public const string BinaryNotNegotiated = "BINARY_NOT_NEGOTIATED";

    /// <summary>Too many messages a second; the excess was dropped.</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>A message larger than the limit.</summary>
    public const string MessageTooLarge = "MESSAGE_TOO_LARGE";

    /// <summary>The session to resume is over, or never was; the chat to open is another's, or never was.</summary>
    public const string SessionNotFound = "SESSION_NOT_FOUND";

    /// <summary>The server holds as many sessions as it may, or is stopping.</summary>
    public const string ServerFull = "SERVER_FULL";

    /// <summary>The client reads slower than the session speaks.</summary>
    public const string SlowClient = "SLOW_CLIENT";

    /// <summary>As many listen to the session, or at this server, as may.</summary>
    public const string ListenersFull = "LISTENERS_FULL";

    /// <summary>A listener said something.</summary>
    public const string ListenOnly = "LISTEN_ONLY";

    /// <summary>The owner of the session shares it no more.</summary>
    public const string ListenEnded = "LISTEN_ENDED";

    /// <summary>"share" in a chat.</summary>
    public const string InterpretationOnly = "INTERPRETATION_ONLY";

    /// <summary>Notice: no local recogniser is configured.</summary>
    public const string WhisperUnavailable = "WHISPER_UNAVAILABLE";

    /// <summary>Notice: a setting is not known and was ignored.</summary>
    public const string UnknownField = "UNKNOWN_FIELD";

    /// <summary>Notice: a setting can't be changed when a session is resumed and was ignored.</summary>
    public const string FieldIgnored = "FIELD_IGNORED";
}
