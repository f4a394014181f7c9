using System.Net;
using Interpreter.Client.Failures;
using Interpreter.Client.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Client.Tests.Rest;

/// <summary>Against a server that answers what a test says.</summary>
public sealed class ApiFaultTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_quota_is_read()
    {
        await using var server = await AnswerAsync(
            200,
            """{"items":[{"kind":"tokens_per_day","limit":100000,"used":81250.5,"remaining":18749.5,"low":true,"exhausted":false},{"kind":"spend_per_day","limit":null,"used":0.31,"remaining":null,"low":false,"exhausted":false}],"resets_at":"2026-01-16T00:00:00+00:00"}""");
        using var client = Clients.Of(server.Address);

        var quota = await client.GetQuotaAsync(Token);

        Assert.Equal([new("tokens_per_day", 100_000, 81_250.5m, 18_749.5m, true, false), new("spend_per_day", null, 0.31m, null, false, false)], quota.Items);
        Assert.Equal(new DateTimeOffset(2026, 1, 16, 0, 0, 0, TimeSpan.Zero), quota.ResetsAt);
    }

    [Fact]
    public async Task Too_many_requests_say_when_again()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7";
            return context.Response.WriteAsync("""{"error":"Enough."}""");
        });
        using var client = Clients.Of(server.Address);

        var failure = await Assert.ThrowsAsync<TooManyRequestsException>(() => client.Text.GenerateAsync(new("Hello"), Token));

        Assert.Equal(("Enough.", TimeSpan.FromSeconds(7)), (failure.Message, failure.RetryAfter));
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>", "The server answered with status 502.")]
    [InlineData(404, """{"detail":"Not found."}""", "Not found.")]
    [InlineData(503, """{"success":false,"error":"Busy."}""", "Busy.")]
    [InlineData(500, "[1]", "The server answered with status 500.")]
    [InlineData(400, "", "The server answered with status 400.")]
    public async Task Errors_of_every_shape_are_told(int status, string body, string expected)
    {
        await using var server = await AnswerAsync(status, body);
        using var client = Clients.Of(server.Address);

        var failure = await Assert.ThrowsAsync<ApiException>(() => client.Sessions.GetAsync(1, Token));

        Assert.Equal(((HttpStatusCode)status, expected), (failure.Status, failure.Message));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("<html></html>")]
    [InlineData("""{"id":"one"}""")]
    public async Task What_is_no_answer_of_the_API_is_told(string body)
    {
        await using var server = await AnswerAsync(200, body);
        using var client = Clients.Of(server.Address);

        await Assert.ThrowsAsync<ProtocolException>(() => client.Sessions.GetAsync(1, Token));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_given_up()
    {
        await using var server = await ScriptedServer.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        using var client = new InterpreterClient(new InterpreterClientOptions { Address = server.Address, Timeout = TimeSpan.FromMilliseconds(50) });

        await Assert.ThrowsAsync<ServerUnreachableException>(() => client.Accounts.GetAsync(Token));
    }

    [Theory]
    [InlineData("event: error\ndata: {\"error\":\"Gemini is overloaded.\"}\n\n", "Gemini is overloaded.")]
    [InlineData("", "The answer broke off.")]
    public async Task A_streamed_answer_that_breaks_off_fails_after_what_came(string end, string expected)
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.ContentType = "text/event-stream";
            return context.Response.WriteAsync($":\n\nevent: delta\ndata: {{\"text\":\"Hel\"}}\n\n{end}");
        });
        using var client = Clients.Of(server.Address);
        var text = "";

        var failure = await Assert.ThrowsAsync<AnswerFailedException>(async () =>
        {
            await foreach (var part in client.Sessions.StreamMessageAsync(1, "Hello", cancellationToken: Token))
            {
                text += (part as Chats.AnswerPart.Delta)?.Text;
            }
        });

        Assert.Equal("Hel", text);
        Assert.StartsWith(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ws://localhost:8000")]
    [InlineData("/relative")]
    public void An_address_that_is_none_of_a_server_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => new InterpreterClient(new Uri(address, UriKind.RelativeOrAbsolute)));

    [Fact]
    public async Task A_path_before_the_server_is_kept()
    {
        var asked = "";
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            asked = context.Request.Path;
            return context.Response.WriteAsync("[]");
        });
        using var client = Clients.Of(new Uri(server.Address, "behind/proxy"));

        await client.Messages.GetRecentAsync(cancellationToken: Token);

        Assert.Equal("/behind/proxy/api/v1/gemini/chat-messages/recent/", asked);
    }

    private static Task<ScriptedServer> AnswerAsync(int status, string body) => ScriptedServer.StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    });
}
