using Interpreter.Hosting;
using Interpreter.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace Interpreter.Standalone.Tests.Settings;

public sealed class SettingSourcesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interpreter-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_command_line_wins_over_the_env_file_which_wins_over_appsettings()
    {
        Write("appsettings.json", """{"PORT":1,"HOST":"json","LOG_LEVEL":"json"}""");
        Write(".env", "HOST=env\nLOG_LEVEL=env\n");

        var configuration = Use("--log_level", "args");

        Assert.Equal(("1", "env", "args"), (configuration["PORT"], configuration["HOST"], configuration["LOG_LEVEL"]));
    }

    [Fact]
    public void The_environment_wins_over_the_env_file()
    {
        // A name that no other test uses: the environment belongs to the whole process.
        Environment.SetEnvironmentVariable("SESSION_CONNECT_ATTEMPTS", "3");
        Write(".env", "SESSION_CONNECT_ATTEMPTS=4");
        Assert.Equal("3", Use()["SESSION_CONNECT_ATTEMPTS"]);
        Environment.SetEnvironmentVariable("SESSION_CONNECT_ATTEMPTS", null);
        Assert.Equal("4", Use()["SESSION_CONNECT_ATTEMPTS"]);
    }

    [Fact]
    public void An_env_file_may_have_comments_quotes_and_exports()
    {
        var text = """
            # a comment
            VAD_THRESHOLD=500          # 0: off
            export HOST = "local host" # quoted
            CORS_ORIGINS='a#b'
            LOG_FORMAT=%(asctime)s - %(name)s#x
            EMPTY=
            GEMINI_API_KEY="a\"b\\n\n"
            """;
        var settings = DotEnvParser.Parse(text.ReplaceLineEndings("\r\n")).ToDictionary();
        Assert.Equal("500", settings["VAD_THRESHOLD"]);
        Assert.Equal("local host", settings["HOST"]);
        Assert.Equal("a#b", settings["CORS_ORIGINS"]);
        Assert.Equal("%(asctime)s - %(name)s#x", settings["LOG_FORMAT"]);
        Assert.Equal("", settings["EMPTY"]);
        Assert.Equal("a\"b\\n\n", settings["GEMINI_API_KEY"]);
    }

    [Fact]
    public void The_earlier_interpreter_s_env_file_works_as_it_is()
    {
        Write(".env", """
            # Gemini API
            GEMINI_API_KEY=your_gemini_api_key_here

            HOST=localhost
            PORT=8000
            DEBUG=True
            CORS_ORIGINS=http://localhost:3000,http://127.0.0.1:3000,http://localhost:5173
            LOG_LEVEL=DEBUG
            LOG_FORMAT=%(asctime)s - %(name)s - %(levelname)s - %(message)s
            VAD_THRESHOLD=500          # 0: VAD off
            VAD_HANGOVER_FRAMES=15     # 15 = 300 ms
            WS_PING_INTERVAL=10
            WS_PING_TIMEOUT=5
            """);
        var settings = SettingsLoader.Load(Use());
        Assert.NotNull(settings.Credential);
        Assert.Equal(3, settings.Web.Socket.AllowedOrigins.Count);
        Assert.Equal((500, 15), (settings.Web.Defaults.VoiceGate.Threshold, settings.Web.Defaults.VoiceGate.HangoverFrames));
        Assert.NotNull(settings.Log.Format);
    }

    [Theory]
    [InlineData("HOST=a\nnonsense", "line 2 is no NAME=value")]
    [InlineData("HOST=\"a", "line 1 has no closing \"")]
    public void A_bad_env_file_is_told_by_its_line(string text, string problem)
    {
        Write(".env", text);
        var error = Assert.Throws<StartupException>(() => Use());
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_json_file_is_told_by_its_name()
    {
        Write("appsettings.json", "{");
        Assert.Contains("appsettings.json can't be read", Assert.Throws<StartupException>(() => Use()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9000", "no setting: write --NAME value")]
    [InlineData("--PROT=9000", "\"--PROT\" is not known")]
    [InlineData("--PORT", "lacks its value")]
    public void A_bad_argument_is_told(string argument, string problem) =>
        Assert.Contains(problem, Assert.Throws<StartupException>(() => Use(argument)).Message, StringComparison.Ordinal);

    private ConfigurationManager Use(params string[] args)
    {
        var configuration = new ConfigurationManager();
        SettingSources.Use(configuration, args, _folder);
        return configuration;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
