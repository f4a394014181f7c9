using Interpreter.Core.Users;
using Interpreter.Gemini.Models;
using Interpreter.Hosting;
using Interpreter.Hosting.Settings;
using Interpreter.Testing;
using Microsoft.Extensions.Configuration;

namespace Interpreter.Standalone.Tests.Settings;

public sealed class LimitSettingsTests
{
    [Fact]
    public void Without_settings_the_minute_and_sessions_are_limited_and_the_day_is_not()
    {
        var users = Load().Users;
        Assert.Equal(new UserLimits { RequestsPerMinute = 60, ConcurrentSessions = 10 }, users.Limits);
        Assert.Equal(TimeSpan.FromSeconds(10), users.RequestWait);
        Assert.Same(GeminiPrices.Table, users.Prices);
    }

    [Fact]
    public void Every_limit_is_read()
    {
        var users = Load(
            ("LIMIT_REQUESTS_PER_MINUTE", "unlimited"), ("LIMIT_CONCURRENT_SESSIONS", "0"), ("LIMIT_AUDIO_MINUTES_PER_DAY", "1.5"),
            ("LIMIT_TOKENS_PER_DAY", "5000000000"), ("LIMIT_SPEND_PER_DAY", "0.25"), ("LIMIT_REQUEST_WAIT_SECONDS", "0")).Users;
        Assert.Equal(new UserLimits { ConcurrentSessions = 0, AudioMinutesPerDay = 1.5m, TokensPerDay = 5_000_000_000, SpendPerDay = 0.25m }, users.Limits);
        Assert.Equal(TimeSpan.Zero, users.RequestWait);
    }

    [Theory]
    [InlineData("LIMIT_REQUESTS_PER_MINUTE", "-1", "LIMIT_REQUESTS_PER_MINUTE is \"-1\": give a whole number from 0 to 1000000, or \"unlimited\".")]
    [InlineData("LIMIT_CONCURRENT_SESSIONS", "1.5", "LIMIT_CONCURRENT_SESSIONS is \"1.5\": give a whole number from 0 to 1000000, or \"unlimited\".")]
    [InlineData("LIMIT_SPEND_PER_DAY", "1e9", "LIMIT_SPEND_PER_DAY is \"1e9\": give a number from 0 to 1000000, or \"unlimited\".")]
    [InlineData("LIMIT_REQUEST_WAIT_SECONDS", "61", "LIMIT_REQUEST_WAIT_SECONDS is \"61\": give seconds from 0 to 60.")]
    [InlineData("ALLOWED_HOSTS", "a b", "ALLOWED_HOSTS is \"a b\": give host names without a port, separated by commas, such as interpreter.example.com or *.example.com, or * for any.")]
    [InlineData("ALLOWED_HOSTS", "example.com:8000", "ALLOWED_HOSTS is \"example.com:8000\": give host names without a port, separated by commas, such as interpreter.example.com or *.example.com, or * for any.")]
    public void A_bad_value_is_told_in_a_sentence(string name, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<StartupException>(() => Load((name, value))).Message);

    [Fact]
    public async Task Prices_of_ones_own_go_over_those_of_the_list()
    {
        var file = await FileAsync("""
            {
              // What a reseller asks.
              "gemini-3.8-live": {"input_text": 1, "input_audio": 2, "input_image": 3, "output_text": 4, "output_audio": 5},
              "*": {"input_text": 9, "input_audio": 9, "input_image": 9, "output_text": 9, "output_audio": 9},
            }
            """);
        var prices = Load(("MODEL_PRICES", file)).Users.Prices;
        Assert.Equal(5, prices.For("models/gemini-3.8-live").OutputAudio);
        Assert.Equal(9, prices.For("unheard-of").OutputAudio);
        Assert.Equal(GeminiPrices.Table.For("gemini-3.8-flash"), prices.For("gemini-3.8-flash"));
    }

    [Theory]
    [InlineData("[]", "the file holds no JSON object of models.")]
    [InlineData("{\n\"m\":", "the file holds no JSON (line 2).")]
    [InlineData("""{"m":1}""", "m is no object of prices.")]
    [InlineData("""{"m":{"input_text":1}}""", "m needs input_audio, US dollars per million tokens from 0 to 1000000.")]
    [InlineData("""{"m":{"input_txt":1}}""", "m has \"input_txt\": use input_text, input_audio, input_image, output_text, output_audio.")]
    [InlineData("""{"m":{"input_text":-1,"input_audio":1,"input_image":1,"output_text":1,"output_audio":1}}""", "m needs input_text, US dollars per million tokens from 0 to 1000000.")]
    public async Task A_bad_file_of_prices_ends_the_start_with_a_sentence(string json, string sentence)
    {
        var file = await FileAsync(json);
        Assert.Equal($"MODEL_PRICES is \"{file}\": {sentence}", Assert.Throws<StartupException>(() => Load(("MODEL_PRICES", file))).Message);
    }

    [Fact]
    public void A_file_of_prices_that_is_not_there_ends_the_start_with_a_sentence()
    {
        var file = Path.Combine(Scratch.NewFolder(), "prices.json");
        Assert.StartsWith($"MODEL_PRICES is \"{file}\": ", Assert.Throws<StartupException>(() => Load(("MODEL_PRICES", file))).Message, StringComparison.Ordinal);
    }

    private static async Task<string> FileAsync(string json)
    {
        var file = Path.Combine(Scratch.NewFolder(), "prices.json");
        await File.WriteAllTextAsync(file, json, TestContext.Current.CancellationToken);
        return file;
    }

    private static HostSettings Load(params (string Name, string Value)[] settings) => SettingsLoader.Load(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value))).Build());
}
