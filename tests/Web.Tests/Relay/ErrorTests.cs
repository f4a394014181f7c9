using Interpreter.Core.Sessions;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Relay;

/// <summary>The rows of docs/protocol.md's table of errors, over a socket that must survive them.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("", "INVALID_JSON", null)]
    [InlineData("hello", "INVALID_JSON", null)]
    [InlineData("[1]", "INVALID_JSON", null)]
    [InlineData("{\"type\":\"init\"", "INVALID_JSON", null)]
    [InlineData("{\"type\":\"init\"} {}", "INVALID_JSON", null)]
    [InlineData("{}", "MISSING_TYPE", "type")]
    [InlineData("{\"type\":5}", "MISSING_TYPE", "type")]
    [InlineData("{\"type\":\"dance\"}", "UNKNOWN_TYPE", "type")]
    [InlineData("{\"type\":\"\\ud800\"}", "UNKNOWN_TYPE", "type")]
    [InlineData("{\"\\ud800\":1}", "MISSING_TYPE", "type")]
    [InlineData("{\"type\":\"init\",\"config\":{\"\\ud800\":1}}", "INVALID_FIELD", "config")]
    [InlineData("{\"type\":\"audio\",\"data\":\"AAAA\"}", "NOT_READY", null)]
    [InlineData("{\"type\":\"interrupt\"}", "NOT_READY", null)]
    [InlineData("{\"type\":\"close\"}", "NOT_READY", null)]
    [InlineData("{\"type\":\"init\",\"config\":7}", "INVALID_FIELD", "config")]
    [InlineData("{\"type\":\"init\",\"config\":{\"language\":5}}", "INVALID_FIELD", "config.language")]
    [InlineData("{\"type\":\"init\",\"config\":{\"language\":\"xx\"}}", "UNSUPPORTED_LANGUAGE", "config.language")]
    [InlineData("{\"type\":\"init\",\"config\":{\"voice\":\"Nobody\"}}", "UNSUPPORTED_VOICE", "config.voice")]
    [InlineData("{\"type\":\"init\",\"config\":{\"model\":\"gpt\"}}", "UNSUPPORTED_MODEL", "config.model")]
    [InlineData("{\"type\":\"init\",\"config\":{},\"resume\":{\"sessionId\":\"gone\"}}", "SESSION_NOT_FOUND", "resume.sessionId")]
    public async Task A_bad_first_message_is_told_and_the_socket_still_takes_an_init(string text, string code, string? field)
    {
        await using var server = await WebServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync(text);
        var message = await client.ReceiveAsync();
        Assert.Equal("error", (string?)message["type"]);
        Assert.Equal(code, (string?)message["code"]);
        Assert.Null(message["field"]);
        if (field is not null)
        {
            Assert.Contains($"\"{field}", (string)message["message"]!, StringComparison.Ordinal);
        }

        await client.SendAsync("""{"type":"init"}""");
        Assert.Equal("connected", (string?)(await client.ReceiveAsync())["type"]);
    }

    [Theory]
    [InlineData("{\"type\":\"init\"}", "ALREADY_INITIALIZED", "type")]
    [InlineData("{\"type\":\"audio\"}", "INVALID_FIELD", "data")]
    [InlineData("{\"type\":\"audio\",\"data\":5}", "INVALID_FIELD", "data")]
    [InlineData("{\"type\":\"audio\",\"data\":\"\"}", "INVALID_AUDIO", "data")]
    [InlineData("{\"type\":\"audio\",\"data\":\"AAA*\"}", "INVALID_AUDIO", "data")]
    [InlineData("{\"type\":\"audio\",\"data\":\"AAAA\"}", "INVALID_AUDIO", "data")]
    [InlineData("{\"type\":\"text\"}", "INVALID_FIELD", "text")]
    [InlineData("{\"type\":\"text\",\"text\":\"  \"}", "INVALID_FIELD", "text")]
    [InlineData("{\"type\":\"text\",\"text\":\"\\ud800\"}", "INVALID_FIELD", "text")]
    [InlineData("{\"type\":\"ack\",\"seq\":-1}", "INVALID_FIELD", "seq")]
    [InlineData("{\"type\":\"ack\",\"seq\":1.5}", "INVALID_FIELD", "seq")]
    [InlineData("nonsense", "INVALID_JSON", null)]
    public async Task A_bad_message_is_told_with_its_field_and_the_session_still_works(string text, string code, string? field)
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync("""{"type":"init","config":{"events":"extended"}}""");
        using var _ = client;

        await client.SendAsync(text);
        var error = await client.ReceiveErrorAsync();
        Assert.Equal((code, field), (error.Code, error.Field));

        await client.SendAsync("""{"type":"text","text":"still works"}""");
        Assert.Equal(new SessionCommand.SendText("still works"), await session.NextCommandAsync());
        Assert.Equal(0, session.AudioWaiting);
    }

    [Fact]
    public async Task More_than_a_second_of_audio_is_refused_and_a_second_is_taken()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync();
        using var _ = client;

        await client.SendAudioAsync(new byte[32_002]);
        Assert.Equal("INVALID_AUDIO", (await client.ReceiveErrorAsync()).Code);
        await client.SendAudioAsync(new byte[32_000]);
        var audio = await session.NextAudioAsync();
        Assert.Equal((32_000, 1), (audio.Pcm.Length, audio.Sequence));
    }

    [Fact]
    public async Task A_binary_frame_without_negotiation_is_refused()
    {
        await using var server = await WebServer.StartAsync();
        using var early = await server.ConnectAsync();
        await early.SendBinaryAsync([1, 2]);
        Assert.Equal("NOT_READY", (await early.ReceiveErrorAsync()).Code);

        var (client, _) = await server.OpenAsync();
        using var __ = client;
        await client.SendBinaryAsync([1, 2]);
        Assert.Equal("BINARY_NOT_NEGOTIATED", (await client.ReceiveErrorAsync()).Code);
        await client.AssertAliveAsync();
    }

    [Fact]
    public async Task A_full_server_says_so_and_takes_a_later_init()
    {
        await using var server = await WebServer.StartAsync();
        server.Sessions.IsFull = true;
        using var client = await server.ConnectAsync();
        await client.SendAsync("""{"type":"init"}""");
        Assert.Equal("SERVER_FULL", (await client.ReceiveErrorAsync()).Code);

        server.Sessions.IsFull = false;
        await client.SendAsync("""{"type":"init"}""");
        Assert.Equal("connected", (string?)(await client.ReceiveAsync())["type"]);
    }

    [Fact]
    public async Task A_message_over_the_limit_is_told_and_closes_with_1009()
    {
        await using var server = await WebServer.StartAsync(options => options with { MaxMessageBytes = 10_000 });
        var (client, _) = await server.OpenAsync();
        using var __ = client;

        await client.SendAsync(new string(' ', 9_980) + """{"type":"ping"}""");
        Assert.Equal("pong", (string?)(await client.ReceiveAsync())["type"]);
        await client.SendAsync(new string(' ', 500_000));
        Assert.Equal("MESSAGE_TOO_LARGE", (await client.ReceiveErrorAsync()).Code);
        Assert.Equal(1009, await client.ReceiveCloseAsync());
    }

    [Theory]
    [InlineData("UPSTREAM_AUTH")]
    [InlineData("UPSTREAM_UNAVAILABLE")]
    public async Task A_session_that_fails_is_told_and_closes_with_1011(string code)
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync();
        using var _ = client;

        session.Say(new SessionOutput.Failed(code, "What to do."));
        session.Say(new SessionOutput.StateChanged(SessionState.Closed, code));
        session.End();

        Assert.Equal((code, "What to do.", null), await client.ReceiveErrorAsync());
        Assert.Equal(1011, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_defect_of_the_session_closes_with_1011_and_tells_no_details()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync();
        using var _ = client;

        session.Fault = new InvalidOperationException("a secret detail");
        await client.SendAsync("""{"type":"interrupt"}""");

        Assert.Equal(1011, await client.ReceiveCloseAsync());
        Assert.DoesNotContain("secret", client.Socket.CloseStatusDescription, StringComparison.Ordinal);
    }
}
