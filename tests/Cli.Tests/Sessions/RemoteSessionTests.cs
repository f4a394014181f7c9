using System.Net.WebSockets;
using Interpreter.Cli.Tests.Fixtures;

namespace Interpreter.Cli.Tests.Sessions;

public sealed class RemoteSessionTests
{
    private const string Connected = """{"type":"connected","sessionId":"1","seq":0}""";
    private const string Ready = """{"type":"state","state":"ready","reason":null,"seq":1}""";

    [Fact]
    public async Task An_error_that_ends_the_session_is_printed_once()
    {
        await using var server = await ScriptedServer.StartAsync(async (server, socket) =>
        {
            await OpenAsync(server, socket);
            await ScriptedServer.SayAsync(socket, """{"type":"error","code":"UPSTREAM_QUOTA","message":"The quota is used up.","seq":2}""");
            await ScriptedServer.SayAsync(socket, """{"type":"state","state":"closed","reason":"UPSTREAM_QUOTA","seq":3}""");
            await socket.CloseAsync(WebSocketCloseStatus.InternalServerError, "UPSTREAM_QUOTA", TestContext.Current.CancellationToken);
        });

        var run = await InterpretAsync(server);

        Assert.Equal((1, "The quota is used up.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_server_that_closes_without_a_word_is_reported_with_its_code()
    {
        await using var server = await ScriptedServer.StartAsync(async (server, socket) =>
        {
            await OpenAsync(server, socket);
            await socket.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "stopping", TestContext.Current.CancellationToken);
        });

        var run = await InterpretAsync(server);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1001 stopping", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_reported()
    {
        await using var server = await ScriptedServer.StartAsync(async (server, socket) =>
        {
            await OpenAsync(server, socket);
            socket.Abort();
        });

        var run = await InterpretAsync(server);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("The connection to the server was lost", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello", "not JSON")]
    [InlineData("""{"type":"audio_response","sampleRate":24000,"bytes":4,"turn":1,"seq":2}""", "announced audio")]
    public async Task What_is_not_of_the_protocol_is_reported(string message, string expected)
    {
        await using var server = await ScriptedServer.StartAsync(async (server, socket) =>
        {
            await OpenAsync(server, socket);
            await ScriptedServer.SayAsync(socket, message);
            await ScriptedServer.SayAsync(socket, "{}");
            await ListenAsync(server, socket);
        });

        var run = await InterpretAsync(server);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_and_errors_that_pass_are_printed_and_unknown_messages_are_not()
    {
        await using var server = await ScriptedServer.StartAsync(async (server, socket) =>
        {
            await OpenAsync(server, socket);
            await ScriptedServer.SayAsync(socket, """{"type":"notice","code":"UNKNOWN_FIELD","message":"A remark.","field":"x"}""");
            await ScriptedServer.SayAsync(socket, """{"type":"news","message":"from a later version"}""");
            await ScriptedServer.SayAsync(socket, """{"type":"error","code":"AUDIO_LOST","message":"Some audio was given up.","seq":2}""");
            await TurnAsync(socket);
            await ListenAsync(server, socket);
        });

        var run = await InterpretAsync(server);

        Assert.Equal((1, "A remark.\nSome audio was given up.\n"), (run.ExitCode, run.Error));
        Assert.Equal(["ko  안녕", "en  Hi"], run.Lines);
    }

    [Fact]
    public async Task When_all_is_interpreted_the_session_is_closed()
    {
        await using var server = await ScriptedServer.StartAsync(async (server, socket) =>
        {
            await OpenAsync(server, socket);
            await TurnAsync(socket);
            await ListenAsync(server, socket);
        });

        var run = await InterpretAsync(server);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await server.HeardAsync("end_utterance");
        await server.HeardAsync("close");
    }

    [Fact]
    public async Task A_socket_that_is_not_there_is_reported_with_the_status()
    {
        await using var server = await ScriptedServer.StartAsync((_, _) => Task.CompletedTask);

        var run = await Run.OfAsync(Samples.File("price", "ko"), "--url", server.Url + "/elsewhere");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("status 404", run.Error, StringComparison.Ordinal);
    }

    private static Task<Run> InterpretAsync(ScriptedServer server) => Run.OfAsync(Samples.File("price", "ko"), "--fast", "--url", server.Url);

    private static async Task OpenAsync(ScriptedServer server, WebSocket socket)
    {
        Assert.Equal("init", await server.HearAsync(socket));
        await ScriptedServer.SayAsync(socket, Connected);
        await ScriptedServer.SayAsync(socket, Ready);
    }

    private static async Task TurnAsync(WebSocket socket)
    {
        await ScriptedServer.SayAsync(socket, """{"type":"input_transcription","text":"안녕","isFinal":true,"language":"ko","turn":1,"seq":3}""");
        await ScriptedServer.SayAsync(socket, """{"type":"output_transcription","text":"Hi","isFinal":true,"language":"en","turn":1,"seq":4}""");
        await ScriptedServer.SayAsync(socket, """{"type":"turn_complete","inputText":"안녕","outputText":"Hi","turn":1,"interrupted":false,"usage":null,"audio":{"inputMs":1,"outputMs":2.5},"latency":{"firstAudioMs":null,"turnMs":3},"seq":5}""");
    }

    private static async Task ListenAsync(ScriptedServer server, WebSocket socket)
    {
        while (await server.HearAsync(socket) is { } type)
        {
            if (type == "ping")
            {
                await ScriptedServer.SayAsync(socket, """{"type":"pong"}""");
            }
            else if (type == "close")
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
                return;
            }
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
    }
}
