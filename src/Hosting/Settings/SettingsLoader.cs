using Interpreter.Core.Sessions;
using Interpreter.Gemini;
using Interpreter.Hosting.Logging;
using Interpreter.Hosting.Upstream;
using Interpreter.Web;
using Interpreter.Web.Chat;
using Interpreter.Web.Socket;
using SessionOptions = Interpreter.Core.Sessions.SessionOptions;

namespace Interpreter.Hosting.Settings;

/// <summary>Makes settings of a configuration.</summary>
internal static class SettingsLoader
{
    /// <summary>Reads all settings.</summary>
    /// <param name="configuration">Where they stand.</param>
    /// <param name="isCluster">Whether the program is one of a cluster.</param>
    /// <exception cref="StartupException">A setting has no valid value: a sentence for each.</exception>
    public static HostSettings Load(IConfiguration configuration, bool isCluster = false)
    {
        var reader = new SettingReader(configuration);
        var cluster = isCluster ? ClusterSettings.Read(reader) : null;
        var debug = reader.Flag(SettingNames.Debug, otherwise: false);
        var settings = new HostSettings
        {
            Credential = Credential(reader),
            GeminiBaseAddress = reader.Address(SettingNames.GeminiBaseUrl),
            LiveClient = LiveClients.Read(reader),
            GeminiModel = reader.Text(SettingNames.GeminiModel),
            ChatModel = reader.Text(SettingNames.ChatModel),
            SimulatorPhrasebook = Phrasebook(reader),
            Listen = Listen(reader),
            Debug = debug,
            Log = LogSettings.Read(reader, debug),
            Web = Web(reader),
            Storage = cluster is { IsLocal: false } ? StorageSettings.ReadShared(reader) : StorageSettings.Read(reader),
            Cluster = cluster,
            Administrator = AdministratorSettings.Read(reader),
            Sessions = Sessions(reader),
            Users = LimitSettings.Read(reader),
            AllowedHosts = AllowedHostNames.Read(reader),
        };
        if (settings is { GeminiBaseAddress: not null, Credential: null } && reader.Problems.Count == 0)
        {
            reader.Fail(SettingNames.GeminiBaseUrl, reader.Text(SettingNames.GeminiBaseUrl), "set GEMINI_API_KEY too, or leave both out for the simulator");
        }

        return reader.Problems.Count == 0 ? settings : throw new StartupException(string.Join(Environment.NewLine, reader.Problems));
    }

    private static GeminiCredential? Credential(SettingReader reader)
    {
        if (reader.Text(SettingNames.GeminiApiKey) is not { } key)
        {
            return null;
        }

        try
        {
            return GeminiCredential.Parse(key);
        }
        catch (ArgumentException)
        {
            reader.Fail(SettingNames.GeminiApiKey, value: null, "give the key as Google AI Studio shows it, printable ASCII characters without blanks");
            return null;
        }
    }

    private static string? Phrasebook(SettingReader reader)
    {
        var folder = reader.Text(SettingNames.SimulatorPhrasebook);
        if (folder is not null && !File.Exists(Path.Combine(folder, "phrasebook.json")))
        {
            reader.Fail(SettingNames.SimulatorPhrasebook, folder, "give a folder that holds phrasebook.json and its recordings");
        }

        return folder;
    }

    private static ListenAddress Listen(SettingReader reader)
    {
        var host = reader.Text(SettingNames.Host) ?? "localhost";
        if (!ListenAddress.IsValidHost(host))
        {
            reader.Fail(SettingNames.Host, host, "use localhost, an IP address of this machine, or 0.0.0.0 for all");
        }

        return new(host, reader.Integer(SettingNames.Port, 8000, 0, 65535, "a TCP port"));
    }

    private static InterpreterWebOptions Web(SettingReader reader)
    {
        var socket = new SocketOptions();
        var gate = new VoiceGateSettings();
        return new()
        {
            Socket = new()
            {
                AllowedOrigins = CorsOrigins.Read(reader),
                PingInterval = reader.Seconds(SettingNames.PingInterval, socket.PingInterval, 0, 3600),
                PingTimeout = reader.Seconds(SettingNames.PingTimeout, socket.PingTimeout, 0.1, 3600),
                MaxMessageBytes = reader.Integer(SettingNames.MaxMessageBytes, socket.MaxMessageBytes, 4096, 64 * 1024 * 1024),
                MaxImageMessageBytes = reader.Integer(SettingNames.MaxImageMessageBytes, socket.MaxImageMessageBytes, 4096, 64 * 1024 * 1024),
                MaxMessagesPerSecond = reader.Integer(SettingNames.MaxMessagesPerSecond, socket.MaxMessagesPerSecond, 1, 100_000),
                InitTimeout = reader.Seconds(SettingNames.InitTimeout, socket.InitTimeout, 0.1, 3600),
            },
            Listening = ListeningSettings.Read(reader),
            Accounts = AccountSettings.Read(reader),
            Chat = new() { Timeout = reader.Seconds(SettingNames.ChatAnswerTimeout, new ChatExchangeOptions().Timeout, 1, 3600) },
            Defaults = new()
            {
                VoiceGate = new()
                {
                    Threshold = reader.Integer(SettingNames.VadThreshold, gate.Threshold, 0, short.MaxValue),
                    HangoverFrames = reader.Integer(SettingNames.VadHangoverFrames, gate.HangoverFrames, 1, 250),
                },
            },
        };
    }

    private static SessionOptions Sessions(SettingReader reader)
    {
        var defaults = new SessionOptions();
        const double Day = 24 * 60 * 60;
        return new()
        {
            MaxSessions = reader.Integer(SettingNames.MaxSessions, defaults.MaxSessions, 1, 1_000_000),
            IdleTimeout = reader.Seconds(SettingNames.SessionIdle, defaults.IdleTimeout, 1, Day),
            DetachedTimeout = reader.Seconds(SettingNames.SessionDetached, defaults.DetachedTimeout, 1, Day),
            LogBytes = reader.Integer(SettingNames.SessionLogBytes, defaults.LogBytes, 16 * 1024, 1024 * 1024 * 1024),
            LogAge = reader.Seconds(SettingNames.SessionLogSeconds, defaults.LogAge, 1, Day),
            UplinkWindow = reader.Seconds(SettingNames.SessionReplaySeconds, defaults.UplinkWindow, 1, 600),
            AnswerTimeout = reader.Seconds(SettingNames.SessionAnswerTimeout, defaults.AnswerTimeout, 1, 600),
            ConnectTimeout = reader.Seconds(SettingNames.SessionConnectTimeout, defaults.ConnectTimeout, 1, 600),
            ConnectAttempts = reader.Integer(SettingNames.SessionConnectAttempts, defaults.ConnectAttempts, 1, 1000),
            ManualActivity = reader.Flag(SettingNames.SessionManualActivity, defaults.ManualActivity),
        };
    }
}
