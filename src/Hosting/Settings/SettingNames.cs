namespace Interpreter.Hosting.Settings;

/// <summary>The names of all settings; docs/operations.md explains them.</summary>
internal static class SettingNames
{
    public const string GeminiApiKey = "GEMINI_API_KEY";
    public const string GeminiBaseUrl = "GEMINI_BASE_URL";
    public const string GeminiClient = "GEMINI_CLIENT";
    public const string GeminiModel = "GEMINI_MODEL";
    public const string ChatModel = "CHAT_MODEL";
    public const string ChatAnswerTimeout = "CHAT_ANSWER_TIMEOUT";
    public const string SimulatorPhrasebook = "SIMULATOR_PHRASEBOOK";
    public const string Host = "HOST";
    public const string Port = "PORT";
    public const string Debug = "DEBUG";
    public const string CorsOrigins = "CORS_ORIGINS";
    public const string LogLevel = "LOG_LEVEL";
    public const string LogFormat = "LOG_FORMAT";
    public const string VadThreshold = "VAD_THRESHOLD";
    public const string VadHangoverFrames = "VAD_HANGOVER_FRAMES";
    public const string PingInterval = "WS_PING_INTERVAL";
    public const string PingTimeout = "WS_PING_TIMEOUT";
    public const string MaxMessageBytes = "WS_MAX_MESSAGE_BYTES";
    public const string MaxImageMessageBytes = "WS_MAX_IMAGE_MESSAGE_BYTES";
    public const string MaxMessagesPerSecond = "WS_MAX_MESSAGES_PER_SECOND";
    public const string ListenersPerSession = "LISTENERS_PER_SESSION";
    public const string ListenersPerProcess = "LISTENERS_PER_PROCESS";
    public const string InitTimeout = "WS_INIT_TIMEOUT";
    public const string MaxSessions = "MAX_SESSIONS";
    public const string SessionIdle = "SESSION_IDLE_SECONDS";
    public const string SessionDetached = "SESSION_DETACHED_SECONDS";
    public const string SessionLogBytes = "SESSION_LOG_BYTES";
    public const string SessionLogSeconds = "SESSION_LOG_SECONDS";
    public const string SessionReplaySeconds = "SESSION_REPLAY_SECONDS";
    public const string SessionAnswerTimeout = "SESSION_ANSWER_TIMEOUT";
    public const string SessionConnectTimeout = "SESSION_CONNECT_TIMEOUT";
    public const string SessionConnectAttempts = "SESSION_CONNECT_ATTEMPTS";
    public const string SessionManualActivity = "SESSION_MANUAL_ACTIVITY";

    public const string DatabaseUrl = "DATABASE_URL";
    public const string DataFolder = "DATA_DIR";
    public const string Guests = "GUESTS";
    public const string Registration = "REGISTRATION";
    public const string AdminUsername = "ADMIN_USERNAME";
    public const string AdminPassword = "ADMIN_PASSWORD";
    public const string TokenSeconds = "TOKEN_SECONDS";
    public const string SignInFailures = "SIGN_IN_FAILURES";
    public const string SignInAddressFailures = "SIGN_IN_ADDRESS_FAILURES";
    public const string SignInLockSeconds = "SIGN_IN_LOCK_SECONDS";
    public const string AuthRequestsPerMinute = "AUTH_REQUESTS_PER_MINUTE";
    public const string TrustedProxies = "TRUSTED_PROXIES";
    public const string AllowedHosts = "ALLOWED_HOSTS";
    public const string LimitRequests = "LIMIT_REQUESTS_PER_MINUTE";
    public const string LimitRequestWait = "LIMIT_REQUEST_WAIT_SECONDS";
    public const string LimitSessions = "LIMIT_CONCURRENT_SESSIONS";
    public const string LimitAudio = "LIMIT_AUDIO_MINUTES_PER_DAY";
    public const string LimitTokens = "LIMIT_TOKENS_PER_DAY";
    public const string LimitSpend = "LIMIT_SPEND_PER_DAY";
    public const string ModelPrices = "MODEL_PRICES";

    public const string Cluster = "CLUSTER";
    public const string ClusterId = "CLUSTER_ID";
    public const string SiloAddress = "SILO_ADDRESS";
    public const string SiloPort = "SILO_PORT";
    public const string SiloGatewayPort = "SILO_GATEWAY_PORT";
    public const string SiloHealthPort = "SILO_HEALTH_PORT";
    public const string SiloDrain = "SILO_DRAIN_SECONDS";

    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        GeminiApiKey, GeminiBaseUrl, GeminiClient, GeminiModel, ChatModel, ChatAnswerTimeout, SimulatorPhrasebook,
        Host, Port, Debug, CorsOrigins, LogLevel, LogFormat, VadThreshold, VadHangoverFrames,
        PingInterval, PingTimeout, MaxMessageBytes, MaxImageMessageBytes, MaxMessagesPerSecond, InitTimeout,
        ListenersPerSession, ListenersPerProcess,
        MaxSessions, SessionIdle, SessionDetached, SessionLogBytes, SessionLogSeconds, SessionReplaySeconds,
        SessionAnswerTimeout, SessionConnectTimeout, SessionConnectAttempts, SessionManualActivity,
        DatabaseUrl, DataFolder, Guests, Registration, AdminUsername, AdminPassword,
        TokenSeconds, SignInFailures, SignInAddressFailures, SignInLockSeconds, AuthRequestsPerMinute, TrustedProxies,
        AllowedHosts, LimitRequests, LimitRequestWait, LimitSessions, LimitAudio, LimitTokens, LimitSpend, ModelPrices,
        Cluster, ClusterId, SiloAddress, SiloPort, SiloGatewayPort, SiloHealthPort, SiloDrain,
    };
}
