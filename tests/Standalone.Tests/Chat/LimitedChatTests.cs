using System.Text.Json.Nodes;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing.Sockets;

namespace Interpreter.Standalone.Tests.Chat;

/// <summary>Limits of a user, as a client of the socket is told of them.</summary>
public sealed class LimitedChatTests
{
    [Fact]
    public async Task A_user_with_as_many_sessions_as_allowed_is_told_so_but_may_follow_one_with_many_sockets()
    {
        await using var server = await Servers.StartAsync("--LIMIT_CONCURRENT_SESSIONS", "1");
        var token = await ChatClient.RegisterAsync(server);
        using var first = await ChatClient.OpenAsync(server, token);

        using var refused = await SocketClient.ConnectAsync(server.Address, authorization: $"Bearer {token}");
        await refused.SendAsync("""{"type":"init","mode":"chat"}""");
        var error = await UntilAsync(refused, "error");
        Assert.Equal("LIMIT_REACHED", (string?)error["code"]);

        // The chat that is open already is the same session, however many sockets follow it.
        using var second = await ChatClient.OpenAsync(server, token, $",\"sessionId\":{first.Number}");
        Assert.Equal(first.Number, second.Number);
    }

    [Fact]
    public async Task A_question_beyond_the_minute_s_is_refused_and_not_stored()
    {
        await using var server = await Servers.StartAsync("--LIMIT_REQUESTS_PER_MINUTE", "1", "--LIMIT_REQUEST_WAIT_SECONDS", "0");
        using var chat = await ChatClient.OpenAsync(server, await ChatClient.RegisterAsync(server));
        await chat.AnswerAsync("Hello?");
        await chat.AskAsync("And again?", "b");
        var error = await chat.UntilAsync("error");
        Assert.Equal(("LIMIT_REACHED", "b"), ((string?)error["code"], (string?)error["requestId"]));
        Assert.Equal(2, (await chat.MessagesAsync()).Count);
    }

    private static async Task<JsonObject> UntilAsync(SocketClient socket, string type)
    {
        while (true)
        {
            var message = await socket.ReceiveAsync();
            if ((string?)message["type"] == type)
            {
                return message;
            }
        }
    }
}
