using System.Globalization;
using System.Net;
using Interpreter.Core.Users;
using Interpreter.Rest.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Rest.Tests.Limits;

/// <summary>What users are told of their limits by what asks the model.</summary>
public sealed class LimitTests(LimitedServer server) : RestContract(server), IClassFixture<LimitedServer>
{
    [Fact]
    public async Task Every_answer_of_the_model_tells_what_is_left()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var first = await anna.PostAsync("api/generate_response/", """{"prompt":"Hello"}""");
        var used = (int)first.Ok()["metadata"]!["usage_metadata"]!["totalTokenCount"]!;
        Assert.Equal(("3", "2"), (Header(first, "X-RateLimit-Limit"), Header(first, "X-RateLimit-Remaining")));
        Assert.InRange(int.Parse(Header(first, "X-RateLimit-Reset"), CultureInfo.InvariantCulture), 1, 20);
        Assert.Equal($"{LimitedServer.Tokens - used}", Header(first, "X-Quota-Tokens-Remaining"));

        var second = await anna.PostAsync($"chat-sessions/{id}/send_message/", """{"content":"Hello"}""");
        second.Ok();
        Assert.Equal("3", Header(second, "X-RateLimit-Limit"));
        await using var events = await EventReader.AskAsync(Server.Http, anna, id, "Hello again");
        Assert.Equal("3", Assert.Single(events.Response.Headers.GetValues("X-RateLimit-Limit")));
        Assert.Equal("done", (await events.RestAsync())[^1].Name);
        Assert.False((await anna.GetAsync($"chat-sessions/{id}/")).Headers.Contains("X-RateLimit-Limit"));
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_again_and_nothing_is_asked_or_stored()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        foreach (var _ in Enumerable.Range(0, LimitedServer.Requests))
        {
            (await anna.PostAsync("api/generate_response/", """{"prompt":"Hello","save_to_session":false}""")).Ok();
        }

        var asked = Server.Model.Requests.Count;
        foreach (var (path, body) in ((string, string)[])
            [
                ("api/analyze_text/", """{"prompt":"Hello"}"""), ("api/generate_response/", """{"prompt":"Hello"}"""),
                ($"chat-sessions/{id}/send_message/", """{"content":"Hello"}"""), ("/gemini/send-message/", $$"""{"session_id":{{id}},"message":"Hello"}"""),
            ])
        {
            var refused = await anna.PostAsync(path, body);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
            var wait = refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
            Assert.InRange(wait, 1, 20);
            Assert.Equal($"Your 3 requests a minute are used up: try again in {wait} s.", (string?)refused.Body!["error"]);
            Assert.Equal("0", Header(refused, "X-RateLimit-Remaining"));
            Answer.HasFields(refused.Body, path.StartsWith('/') ? ["success", "error"] : ["error"]);
        }

        await using var events = await EventReader.AskAsync(Server.Http, anna, id, "Hello");
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/json"), (events.Response.StatusCode, events.Response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(asked, Server.Model.Requests.Count);
        Assert.Equal(1, (int)(await anna.GetAsync("chat-sessions/")).Ok()["count"]!);
        Assert.Equal(0, (int)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["messages_count"]!);
    }

    [Fact]
    public async Task Who_has_used_the_days_tokens_waits_for_the_next_day()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        await Server.Services.GetRequiredService<IUserDirectory>().Find(anna.Id).SpendAsync(new("gemini-3.8-flash", new(LimitedServer.Tokens, 0, 0, 0, 0), TimeSpan.Zero), Token);
        const string UsedUp = """{"error":"Your 100000 tokens for today are used up: they begin anew at midnight UTC."}""";
        foreach (var refused in (Answer[])
            [
                await anna.PostAsync("api/generate_response/", """{"prompt":"Hello"}"""), await anna.PostAsync($"chat-sessions/{id}/send_message/", """{"content":"Hello"}"""),
            ])
        {
            refused.Says(HttpStatusCode.TooManyRequests, UsedUp);
            Assert.Equal("0", Header(refused, "X-Quota-Tokens-Remaining"));
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalHours, 0, 24);
        }

        // What asks nothing of the model goes on.
        await Server.SayAsync(anna, id, Seeding.Talk);
        (await anna.PostAsync($"chat-sessions/{id}/clear_history/")).Ok();
        Assert.Equal(0, (int)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["messages_count"]!);
    }

    private static string Header(Answer answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
