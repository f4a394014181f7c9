using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing.Sockets;

namespace Interpreter.Standalone.Tests.Chat;

/// <summary>Several sockets, and several users.</summary>
public sealed class FollowedChatTests
{
    [Fact]
    public async Task Two_sockets_of_one_user_follow_one_chat()
    {
        await using var server = await Servers.StartAsync();
        var token = await ChatClient.RegisterAsync(server);
        using var desk = await ChatClient.OpenAsync(server, token);
        await desk.AnswerAsync("My dog is called Rex.");
        using var phone = await ChatClient.OpenAsync(server, token, $",\"sessionId\":\"{desk.Id}\"");
        Assert.Equal((desk.Number, desk.Id), (phone.Number, phone.Id));

        await desk.AnswerAsync("And my cat Mia.");
        await phone.UntilAsync("turn_complete");
        await phone.AnswerAsync("What did I say first?");
        await desk.UntilAsync("turn_complete");

        // What was over when the phone came is not told again; what came since is told alike.
        Assert.Equal("And my cat Mia.", (string?)phone.Of("asked")[0]["message"]!["content"]);
        Assert.Equal(
            desk.Of("text_delta").Skip(desk.Of("text_delta").Count - phone.Of("text_delta").Count).Select(delta => delta.ToJsonString()),
            phone.Of("text_delta").Select(delta => delta.ToJsonString()));
        Assert.Contains("Rex", (string?)desk.Of("turn_complete")[^1]["outputText"], StringComparison.Ordinal);

        // One leaves, the other goes on.
        await phone.SendAsync("""{"type":"close"}""");
        await desk.AnswerAsync("Still there?");
    }

    [Fact]
    public async Task Who_opens_a_chat_in_mid_answer_gets_that_answer_from_its_beginning()
    {
        await using var server = await Servers.StartAsync();
        var token = await ChatClient.RegisterAsync(server);
        using var desk = await ChatClient.OpenAsync(server, token);
        await desk.AnswerAsync("My dog is called Rex.");
        await desk.AskAsync("Count to 5000");
        await desk.UntilAsync("asked");
        await desk.UntilAsync("text_delta");
        using var phone = await ChatClient.OpenAsync(server, token, $",\"sessionId\":{desk.Number}");
        await phone.UntilAsync("text_delta");
        await phone.UntilAsync("text_delta");
        await phone.SendAsync("""{"type":"interrupt"}""");
        var turn = await phone.UntilAsync("turn_complete");
        Assert.Equal("Count to 5000", (string?)Assert.Single(phone.Of("asked"))["message"]!["content"]);
        Assert.Equal(((string)turn["outputText"]!).TrimEnd(), phone.Streamed().TrimEnd());
        Assert.Equal(turn.ToJsonString(), (await desk.UntilAsync("turn_complete")).ToJsonString());
    }

    [Fact]
    public async Task A_client_cut_off_in_an_answer_comes_back_and_has_every_delta_once()
    {
        await using var server = await Servers.StartAsync();
        var token = await ChatClient.RegisterAsync(server);
        using var lost = await ChatClient.OpenAsync(server, token);
        await lost.AskAsync("Count to 300");
        await lost.UntilAsync("text_delta");
        await lost.UntilAsync("text_delta");
        lost.Abort();

        using var back = await ChatClient.OpenAsync(server, token, $",\"resume\":{{\"sessionId\":\"{lost.Id}\",\"lastSeq\":{lost.Events[^1]["seq"]}}}");
        Assert.Equal((true, 0L, lost.Number), ((bool)back.Connected["resumed"]!, (long)back.Connected["missedSeq"]!, back.Number));
        var turn = await back.UntilAsync("turn_complete");

        var sequence = lost.Events.Concat(back.Events).Select(message => (long)message["seq"]!).ToList();
        Assert.Equal(Enumerable.Range(0, sequence.Count).Select(index => sequence[0] + index), sequence);
        Assert.Equal((string?)turn["outputText"], lost.Streamed() + back.Streamed());
        Assert.EndsWith(" 299 300", (string?)turn["outputText"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_one_user_s_chat_is_another_s_by_any_id_over_the_socket()
    {
        await using var server = await Servers.StartAsync();
        using var chat = await ChatClient.OpenAsync(server, await ChatClient.RegisterAsync(server, "anna"));
        await chat.AnswerAsync("The code is 4711.");
        var stranger = await ChatClient.RegisterAsync(server, "boris");

        foreach (var token in (string?[])[stranger, null])
        {
            using var socket = await SocketClient.ConnectAsync(server.Address, authorization: token is null ? null : $"Bearer {token}");
            string[] guesses =
            [
                .. Enumerable.Range(1, 20).Select(number => $",\"sessionId\":{number}"),
                $",\"sessionId\":\"{chat.Id}\"",
                $",\"resume\":{{\"sessionId\":\"{chat.Id}\",\"lastSeq\":0}}",
                $",\"resume\":{{\"sessionId\":\"{chat.Number}\",\"lastSeq\":0}}",
            ];
            foreach (var guess in guesses)
            {
                await socket.SendAsync($$"""{"type":"init","mode":"chat"{{guess}}}""");
                Assert.Equal(token is null ? "SIGN_IN_REQUIRED" : "SESSION_NOT_FOUND", (await socket.ReceiveErrorAsync()).Code);
            }

            // Nor without saying that it is a chat.
            await socket.SendAsync($$$"""{"type":"init","resume":{"sessionId":"{{{chat.Id}}}","lastSeq":0}}""");
            Assert.Equal("SESSION_NOT_FOUND", (await socket.ReceiveErrorAsync()).Code);
        }

        Assert.Equal(2, (await chat.MessagesAsync()).Count);
    }
}
