using System.Text;
using System.Text.Json;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Testing;
using Interpreter.Web.Chat;
using Interpreter.Web.Gemini;
using Interpreter.Web.Gemini.Asking;
using Interpreter.Web.Gemini.Messages;
using Interpreter.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Interpreter.Web.Tests.Chat;

/// <summary>Answers as server-sent events.</summary>
public sealed class AnswerStreamTests
{
    private static readonly ChatExchangeOptions Options = new() { Heartbeat = TimeSpan.FromSeconds(15) };

    [Fact]
    public async Task A_stream_that_has_nothing_to_say_shows_that_it_lives()
    {
        var (clock, session) = (new FakeClock(), new ScriptedSession("session", null!));
        var timers = new TimerWatch(clock);
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var asking = new ChatAsking(null!, new ChatExchange(Options, clock), services);
        var json = new Microsoft.AspNetCore.Http.Json.JsonOptions();
        var stream = new AnswerStream(asking, Options, timers, new OptionsWrapper<Microsoft.AspNetCore.Http.Json.JsonOptions>(json));
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };

        var run = stream.RunAsync(context, new OpenChat(session, null!), new Question("Why?", []));
        var request = Assert.IsType<SessionCommand.Ask>(await session.NextCommandAsync()).RequestId;
        session.Say(ChatTurns.Asked(1, request));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await timers.WaitForAsync(Options.Heartbeat);
            clock.Advance(Options.Heartbeat);
        }

        await timers.WaitForAsync(Options.Heartbeat);
        session.Say(new SessionOutput.TextDelta(1, "Because\nof that."));
        session.Say(ChatTurns.Completed(1, request, "Because\nof that."));
        await run;

        var text = Encoding.UTF8.GetString(body.ToArray());
        Assert.StartsWith(":\n\n:\n\nevent: delta\ndata: {\"text\":\"Because\\nof that.\"}\n\nevent: done\ndata: {\"user_message\":{\"id\":41,", text, StringComparison.Ordinal);
        Assert.Equal(("text/event-stream", "no-store"), (context.Response.ContentType, context.Response.Headers.CacheControl.ToString()));
    }

    [Fact]
    public void A_message_is_written_alike_over_http_and_the_socket()
    {
        var message = ChatTurns.Message(42, MessageRole.Assistant, "Because <of> \"that\" 때문에");
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            MessageJson.Write(writer, message);
        }

        var http = JsonSerializer.Serialize(MessageInfo.Of(message), JsonSerializerOptions.Web);
        Assert.Equal(Encoding.UTF8.GetString(buffer.ToArray()), http);
    }
}
