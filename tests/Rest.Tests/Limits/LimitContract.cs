using System.Net;
using System.Text.Json.Nodes;
using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Limits;

/// <summary>Limits, as a program meets them.</summary>
public abstract class LimitContract(RestServer server) : RestContract(server)
{
    private const string Ask = "api/generate_response/";
    private const string Prompt = """{"prompt":"Hello"}""";

    [Fact]
    public async Task The_quota_tells_every_limit_and_the_headers_what_is_limited()
    {
        var anna = await Server.RegisterAsync();
        var answer = await anna.GetAsync("quota/");
        var quota = answer.Ok();
        Answer.HasFields(quota, "items", "resets_at");
        Assert.Equal(
            ["requests_per_minute", "concurrent_sessions", "audio_minutes_per_day", "tokens_per_day", "spend_per_day"],
            quota["items"]!.AsArray().Select(item => (string?)item!["kind"]));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"kind":"requests_per_minute","limit":60,"used":0,"remaining":60,"low":false,"exhausted":false}"""), quota["items"]![0]));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"kind":"tokens_per_day","limit":null,"used":0,"remaining":null,"low":false,"exhausted":false}"""), quota["items"]![3]));
        Assert.Equal(TimeSpan.Zero, DateTimeOffset.Parse((string)quota["resets_at"]!, System.Globalization.CultureInfo.InvariantCulture).TimeOfDay);
        Assert.Equal(["60", "60", "0"], Limited(answer));
        Assert.False(answer.Headers.Contains("X-Quota-Tokens-Remaining"));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await new Person(Server.Http, "nobody").GetAsync("quota/")).Status);
    }

    [Fact]
    public async Task Of_many_requests_at_once_no_more_pass_than_may_and_the_rest_are_told_when_to_come_again()
    {
        var anna = await Server.RegisterAsync();
        await LimitAsync(anna, """{"requests_per_minute":2}""");
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => anna.Speaking("ru").PostAsync(Ask, Prompt)));
        Assert.Equal(2, answers.Count(answer => answer.Status is HttpStatusCode.OK));
        Assert.All(answers.Where(answer => answer.Status is not HttpStatusCode.OK), refused =>
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);

            // A request comes back every 30 s, and none waits longer than 10 s.
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(30));
            Assert.StartsWith("Лимит запросов в минуту (2) исчерпан", (string?)refused.Body!["error"], StringComparison.Ordinal);
            Assert.Equal(["2", "0"], Limited(refused).Take(2));
        });
        Assert.Equal(2, (int)(await ItemAsync(anna, 0))["used"]!);
    }

    [Fact]
    public async Task A_day_that_is_used_up_refuses_until_midnight()
    {
        var anna = await Server.RegisterAsync();
        Assert.Equal(HttpStatusCode.OK, (await anna.PostAsync(Ask, Prompt)).Status);
        var used = (int)(await ItemAsync(anna, 3))["used"]!;
        Assert.True(used > 0);
        Assert.True((decimal)(await ItemAsync(anna, 4))["used"]! > 0);

        await LimitAsync(anna, $$"""{"tokens_per_day":{{used + 1}}}""");
        var last = await anna.PostAsync(Ask, Prompt);
        Assert.Equal((HttpStatusCode.OK, "0"), (last.Status, Assert.Single(last.Headers.GetValues("X-Quota-Tokens-Remaining"))));
        var refused = await anna.PostAsync(Ask, Prompt);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal($"Your {used + 1} tokens for today are used up: they begin anew at midnight UTC.", (string?)refused.Body!["error"]);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Assert.True((bool)(await ItemAsync(anna, 3))["exhausted"]!);

        // A higher limit holds at once.
        await LimitAsync(anna, """{"tokens_per_day":"unlimited"}""");
        Assert.Equal(HttpStatusCode.OK, (await anna.PostAsync(Ask, Prompt)).Status);
    }

    [Fact]
    public async Task One_users_limits_are_no_others()
    {
        var (anna, boris) = (await Server.RegisterAsync(), await Server.RegisterAsync());
        await LimitAsync(anna, """{"requests_per_minute":0}""");
        var refused = await anna.Speaking("ko").PostAsync(Ask, Prompt);
        Assert.Equal((HttpStatusCode.TooManyRequests, null), (refused.Status, refused.Headers.RetryAfter));
        Assert.Equal("이 계정으로는 사용할 수 없습니다. 관리자에게 문의하세요.", (string?)refused.Body!["error"]);
        Assert.Equal(HttpStatusCode.OK, (await boris.PostAsync(Ask, Prompt)).Status);
    }

    private static async Task<JsonNode> ItemAsync(Person person, int kind) => (await person.GetAsync("quota/")).Ok()["items"]![kind]!;

    private static string[] Limited(Answer answer) =>
        [.. new[] { "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset" }.Select(name => Assert.Single(answer.Headers.GetValues(name)))];

    private async Task LimitAsync(Person person, string limits) =>
        (await (await Server.AdministratorAsync()).PatchAsync($"/api/v1/admin/users/{person.Id}/", $$"""{"limits":{{limits}}}""")).Ok();
}
