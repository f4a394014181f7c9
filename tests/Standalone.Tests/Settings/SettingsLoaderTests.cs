using Interpreter.Core.Sessions;
using Interpreter.Hosting;
using Interpreter.Hosting.Settings;
using Interpreter.Web.Accounts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Interpreter.Standalone.Tests.Settings;

public sealed class SettingsLoaderTests
{
    [Fact]
    public void Without_settings_the_defaults_of_the_earlier_interpreter_hold()
    {
        var settings = Load();
        Assert.Equal(new ListenAddress("localhost", 8000), settings.Listen);
        Assert.Null(settings.Credential);
        Assert.Equal(["http://localhost:3000"], settings.Web.Socket.AllowedOrigins);
        Assert.Equal((500, 15), (settings.Web.Defaults.VoiceGate.Threshold, settings.Web.Defaults.VoiceGate.HangoverFrames));
        Assert.Equal((10.0, 5.0), (settings.Web.Socket.PingInterval.TotalSeconds, settings.Web.Socket.PingTimeout.TotalSeconds));
        Assert.Equal(new SessionOptions(), settings.Sessions);
        Assert.Equal(LogLevel.Information, settings.Log.Level);
    }

    [Fact]
    public void Every_setting_is_read()
    {
        var settings = Load(
            ("GEMINI_API_KEY", "key"), ("GEMINI_BASE_URL", "http://127.0.0.1:9"), ("GEMINI_MODEL", "gemini-x"), ("HOST", "0.0.0.0"), ("PORT", "9000"),
            ("DEBUG", "True"), ("CORS_ORIGINS", "http://a.example:3000, https://b.example/"), ("LOG_LEVEL", "warning"), ("VAD_THRESHOLD", "0"),
            ("VAD_HANGOVER_FRAMES", "20"), ("WS_PING_INTERVAL", "2.5"), ("WS_PING_TIMEOUT", "1"), ("WS_MAX_MESSAGE_BYTES", "65536"),
            ("WS_MAX_IMAGE_MESSAGE_BYTES", "131072"), ("WS_MAX_MESSAGES_PER_SECOND", "50"), ("WS_INIT_TIMEOUT", "3"), ("MAX_SESSIONS", "7"), ("SESSION_IDLE_SECONDS", "60"),
            ("SESSION_DETACHED_SECONDS", "5"), ("SESSION_LOG_BYTES", "100000"), ("SESSION_LOG_SECONDS", "30"), ("SESSION_REPLAY_SECONDS", "10"),
            ("SESSION_ANSWER_TIMEOUT", "9"), ("SESSION_CONNECT_TIMEOUT", "8"), ("SESSION_CONNECT_ATTEMPTS", "2"), ("SESSION_MANUAL_ACTIVITY", "yes"));

        Assert.NotNull(settings.Credential);
        Assert.Equal(("http://127.0.0.1:9/", "gemini-x", true), (settings.GeminiBaseAddress?.ToString(), settings.GeminiModel, settings.Debug));
        Assert.Equal(new ListenAddress("0.0.0.0", 9000), settings.Listen);
        Assert.Equal(["http://a.example:3000", "https://b.example"], settings.Web.Socket.AllowedOrigins);
        Assert.Equal((0, 20), (settings.Web.Defaults.VoiceGate.Threshold, settings.Web.Defaults.VoiceGate.HangoverFrames));
        Assert.Equal((2.5, 1.0, 3.0), (settings.Web.Socket.PingInterval.TotalSeconds, settings.Web.Socket.PingTimeout.TotalSeconds, settings.Web.Socket.InitTimeout.TotalSeconds));
        Assert.Equal(
            (65536, 131072, 50),
            (settings.Web.Socket.MaxMessageBytes, settings.Web.Socket.MaxImageMessageBytes, settings.Web.Socket.MaxMessagesPerSecond));
        Assert.Equal(
            new SessionOptions
            {
                MaxSessions = 7,
                IdleTimeout = TimeSpan.FromSeconds(60),
                DetachedTimeout = TimeSpan.FromSeconds(5),
                LogBytes = 100_000,
                LogAge = TimeSpan.FromSeconds(30),
                UplinkWindow = TimeSpan.FromSeconds(10),
                AnswerTimeout = TimeSpan.FromSeconds(9),
                ConnectTimeout = TimeSpan.FromSeconds(8),
                ConnectAttempts = 2,
                ManualActivity = true,
            },
            settings.Sessions);
    }

    [Fact]
    public void Without_settings_data_lies_in_the_users_own_folder_and_guests_are_served()
    {
        var settings = Load();
        Assert.True(Path.IsPathFullyQualified(settings.Storage.Folder!));
        Assert.Equal("interpreter", Path.GetFileName(settings.Storage.Folder));
        Assert.Equal($"Data Source=\"{Path.Combine(settings.Storage.Folder!, "interpreter.db")}\"", settings.Storage.ConnectionString);
        Assert.Null(settings.Administrator);
        Assert.Equal(new AccountOptions { Proxies = settings.Web.Accounts.Proxies }, settings.Web.Accounts);
    }

    [Fact]
    public void Every_setting_of_accounts_is_read()
    {
        var settings = Load(
            ("DATABASE_URL", "postgres://a@b/c"), ("DATA_DIR", "/data"), ("GUESTS", "off"), ("REGISTRATION", "off"), ("ADMIN_USERNAME", "chief"),
            ("ADMIN_PASSWORD", "correct horse"), ("TOKEN_SECONDS", "3600"), ("SIGN_IN_FAILURES", "3"), ("SIGN_IN_ADDRESS_FAILURES", "30"),
            ("SIGN_IN_LOCK_SECONDS", "60"), ("AUTH_REQUESTS_PER_MINUTE", "10"), ("TRUSTED_PROXIES", "10.0.0.1, 2001:db8::1"));

        Assert.Equal(("/data", "/data/keys", "postgres://a@b/c"), (settings.Storage.Folder, settings.Storage.Keys, settings.Storage.ConnectionString));
        Assert.Equal(("chief", "correct horse"), (settings.Administrator?.Username, settings.Administrator?.Password));
        Assert.DoesNotContain("correct horse", settings.ToString(), StringComparison.Ordinal);
        var accounts = settings.Web.Accounts;
        Assert.Equal((false, false, 3600.0, 3, 30), (accounts.Guests, accounts.Registration, accounts.TokenLifetime.TotalSeconds, accounts.NameFailures, accounts.AddressFailures));
        Assert.Equal((60.0, 10), (accounts.LockFor.TotalSeconds, accounts.RequestsPerMinute));
        Assert.Equal(["10.0.0.1", "2001:db8::1"], accounts.Proxies.Select(proxy => proxy.ToString()));
    }

    [Theory]
    [InlineData("ADMIN_USERNAME", "chief", "ADMIN_PASSWORD: set both ADMIN_USERNAME and ADMIN_PASSWORD, or neither.")]
    [InlineData("ADMIN_PASSWORD", "s3cret horse", "ADMIN_USERNAME: set both ADMIN_USERNAME and ADMIN_PASSWORD, or neither.")]
    [InlineData("TRUSTED_PROXIES", "my.proxy", "TRUSTED_PROXIES is \"my.proxy\": give IP addresses, separated by commas.")]
    [InlineData("GUESTS", "maybe", "GUESTS is \"maybe\": use True or False.")]
    [InlineData("TOKEN_SECONDS", "0", "TOKEN_SECONDS is \"0\": give seconds from 60 to 31536000.")]
    [InlineData("PORT", "99999", "PORT is \"99999\": give a TCP port from 0 to 65535.")]
    [InlineData("PORT", "http", "PORT is \"http\": give a TCP port from 0 to 65535.")]
    [InlineData("HOST", "my.host.example", "HOST is \"my.host.example\": use localhost, an IP address of this machine, or 0.0.0.0 for all.")]
    [InlineData("DEBUG", "maybe", "DEBUG is \"maybe\": use True or False.")]
    [InlineData("CORS_ORIGINS", "localhost:3000", "CORS_ORIGINS is \"localhost:3000\": give origins such as https://example.org, separated by commas, or * for all.")]
    [InlineData("CORS_ORIGINS", "http://a.example/path", "CORS_ORIGINS is \"http://a.example/path\": give origins such as https://example.org, separated by commas, or * for all.")]
    [InlineData("LOG_LEVEL", "LOUD", "LOG_LEVEL is \"LOUD\": use DEBUG, INFO, WARNING or ERROR.")]
    [InlineData("VAD_THRESHOLD", "-1", "VAD_THRESHOLD is \"-1\": give a whole number from 0 to 32767.")]
    [InlineData("VAD_HANGOVER_FRAMES", "0", "VAD_HANGOVER_FRAMES is \"0\": give a whole number from 1 to 250.")]
    [InlineData("WS_PING_INTERVAL", "often", "WS_PING_INTERVAL is \"often\": give seconds from 0 to 3600.")]
    [InlineData("WS_PING_TIMEOUT", "0", "WS_PING_TIMEOUT is \"0\": give seconds from 0.1 to 3600.")]
    [InlineData("WS_MAX_MESSAGE_BYTES", "1", "WS_MAX_MESSAGE_BYTES is \"1\": give a whole number from 4096 to 67108864.")]
    [InlineData("WS_MAX_MESSAGES_PER_SECOND", "0", "WS_MAX_MESSAGES_PER_SECOND is \"0\": give a whole number from 1 to 100000.")]
    [InlineData("MAX_SESSIONS", "none", "MAX_SESSIONS is \"none\": give a whole number from 1 to 1000000.")]
    [InlineData("SESSION_IDLE_SECONDS", "1,5", "SESSION_IDLE_SECONDS is \"1,5\": give seconds from 1 to 86400.")]
    [InlineData("GEMINI_BASE_URL", "gemini", "GEMINI_BASE_URL is \"gemini\": give an address such as https://generativelanguage.googleapis.com, http(s) or ws(s) and without a query.")]
    [InlineData("GEMINI_BASE_URL", "http://a.example/?b=1", "GEMINI_BASE_URL is \"http://a.example/?b=1\": give an address such as https://generativelanguage.googleapis.com, http(s) or ws(s) and without a query.")]
    [InlineData("GEMINI_BASE_URL", "http://a.example", "GEMINI_BASE_URL is \"http://a.example\": set GEMINI_API_KEY too, or leave both out for the simulator.")]
    [InlineData("SIMULATOR_PHRASEBOOK", "/nowhere", "SIMULATOR_PHRASEBOOK is \"/nowhere\": give a folder that holds phrasebook.json and its recordings.")]
    public void A_bad_setting_is_told_by_name_value_and_fix(string name, string value, string sentence)
    {
        var error = Assert.Throws<StartupException>(() => Load((name, value)));
        Assert.Equal(sentence, error.Message);
    }

    [Fact]
    public void A_key_that_cannot_be_one_is_told_without_being_shown()
    {
        var error = Assert.Throws<StartupException>(() => Load(("GEMINI_API_KEY", "se cret")));
        Assert.StartsWith("GEMINI_API_KEY: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("se cret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_bad_settings_are_told_at_once()
    {
        var error = Assert.Throws<StartupException>(() => Load(("PORT", "x"), ("LOG_LEVEL", "y"), ("LOG_FORMAT", "%(lineno)d")));
        var sentences = error.Message.Split(Environment.NewLine);
        Assert.Equal(3, sentences.Length);
        Assert.Contains(sentences, sentence => sentence.Contains("\"%(lineno)d\" is not offered", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("localhost", 8000, "http://localhost:8000", "http://localhost:8000/")]
    [InlineData("localhost", 0, "http://127.0.0.1:0", "http://127.0.0.1:5000/")]
    [InlineData("0.0.0.0", 8000, "http://0.0.0.0:8000", "http://localhost:5000/")]
    [InlineData("::1", 0, "http://[::1]:0", "http://[::1]:5000/")]
    public void An_address_to_listen_on_gives_one_to_open(string host, int port, string url, string open)
    {
        var address = new ListenAddress(host, port);
        Assert.Equal(url, address.Url);
        Assert.Equal(open, address.ToOpen(port == 8000 && host == "localhost" ? 8000 : 5000).ToString());
    }

    private static HostSettings Load(params (string Name, string Value)[] settings) => SettingsLoader.Load(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build());
}
