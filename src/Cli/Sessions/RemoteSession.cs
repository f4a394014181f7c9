using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Interpreter.Cli.Commands;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;

namespace Interpreter.Cli.Sessions;

/// <summary>A session on a server, over its socket, as an extended client with binary audio (docs/protocol.md).</summary>
internal sealed class RemoteSession : IClientSession
{
    // Some seconds of captions and voice. When it is full the socket is not read, and the server waits.
    private const int OutputCapacity = 512;

    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);

    private readonly ServerSocket _socket;
    private readonly TextWriter _notices;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource<string> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closing = new();
    private readonly Channel<SessionOutput> _outputs = Channel.CreateBounded<SessionOutput>(
        new BoundedChannelOptions(OutputCapacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true, SingleWriter = true });

    private readonly Task _receiving;
    private volatile TaskCompletionSource? _pong;

    private RemoteSession(ServerSocket socket, TextWriter notices, TimeProvider time)
    {
        _socket = socket;
        _notices = notices;
        _time = time;
        _receiving = ReceiveAsync();
    }

    /// <inheritdoc />
    public string Id => _connected.Task.IsCompletedSuccessfully ? _connected.Task.Result : "";

    /// <summary>Connects and opens a session.</summary>
    /// <param name="options">The server's address and the session's settings.</param>
    /// <param name="sampleRate">The rate of the audio that will be sent, in Hz.</param>
    /// <param name="notices">Where the server's remarks are written.</param>
    /// <param name="time">The clock of the timeouts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CliException">No server answers, or it refuses the settings.</exception>
    public static async Task<IClientSession> OpenAsync(
        InterpretOptions options, int sampleRate, TextWriter notices, TimeProvider time, CancellationToken cancellationToken)
    {
        var session = new RemoteSession(await ServerSocket.ConnectAsync(options.Server, time, cancellationToken), notices, time);
        try
        {
            await session._socket.SendAsync(InitMessage.For(options, sampleRate), cancellationToken);
            await session._connected.Task.WaitAsync(AnswerTimeout, time, cancellationToken);
            return session;
        }
        catch (TimeoutException e)
        {
            await session.DisposeAsync();
            throw new CliException($"The server at {options.Server} does not answer: is this the address of its socket, such as ws://localhost:8000/ws?", e);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask SendAudioAsync(AudioFrame frame, long sequence, CancellationToken cancellationToken) =>
        await _socket.SendAsync(frame.Memory, WebSocketMessageType.Binary, cancellationToken);

    /// <summary>Sends a command, and waits until the server has read it.</summary>
    /// <exception cref="CliException">The connection is gone, or the server does not answer.</exception>
    public async ValueTask SendAsync(SessionCommand command, CancellationToken cancellationToken)
    {
        await _socket.SendAsync(ToMessage(command), cancellationToken);
        var pong = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _pong = pong;
        await _socket.SendAsync(new JsonObject { ["type"] = "ping" }, cancellationToken);
        try
        {
            await Task.WhenAny(pong.Task, _receiving).WaitAsync(AnswerTimeout, _time, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new CliException("The server does not answer any more.", e);
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<SessionOutput> SubscribeAsync(long after, CancellationToken cancellationToken) =>
        _outputs.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Closes the session for good, waiting a while for the server's consent.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        try
        {
            if (!_receiving.IsCompleted)
            {
                // Where the server refused to open a session, only the socket is to be closed.
                await (_connected.Task.IsFaulted
                    ? _socket.CloseAsync()
                    : _socket.SendAsync(ToMessage(new SessionCommand.Close()), CancellationToken.None));
                await _receiving.WaitAsync(CloseTimeout, _time);
            }
        }
        catch (Exception e) when (e is CliException or TimeoutException)
        {
            // It is gone already, or does not answer: cut it.
        }

        await _socket.DisposeAsync();
        await _receiving;
        while (_outputs.Reader.TryRead(out var left))
        {
            (left as SessionOutput.Speech)?.Frame.Release();
        }

        _closing.Dispose();
    }

    private static JsonObject ToMessage(SessionCommand command) => command switch
    {
        SessionCommand.EndUtterance => new JsonObject { ["type"] = "end_utterance" },
        SessionCommand.Interrupt => new JsonObject { ["type"] = "interrupt" },
        SessionCommand.SendText text => new JsonObject { ["type"] = "text", ["text"] = text.Text },
        SessionCommand.Acknowledge acknowledged => new JsonObject { ["type"] = "ack", ["seq"] = acknowledged.Sequence },
        _ => new JsonObject { ["type"] = "close" },
    };

    // Ends, without throwing, when the connection does; whoever reads the outputs learns why.
    private async Task ReceiveAsync()
    {
        Exception? failure = null;
        try
        {
            while (await _socket.ReceiveAsync() is { } message)
            {
                await TakeAsync(message.Content, message.Type);
            }

            failure = _socket.IsClosedNormally ? null : new CliException($"The server closed the connection ({_socket.CloseReason}).");
        }
        catch (JsonException e)
        {
            failure = new CliException("The server sent a message that is not JSON: is this an interpreter?", e);
        }
        catch (CliException e)
        {
            failure = e;
        }

        _connected.TrySetException(failure ?? new CliException("The server closed the connection."));
        _outputs.Writer.TryComplete(failure);
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> content, WebSocketMessageType type)
    {
        if (type != WebSocketMessageType.Text)
        {
            throw new CliException("The server sent audio without a message before it: is this an interpreter?");
        }

        using var document = JsonDocument.Parse(content);
        var message = document.RootElement;
        switch (ServerEvents.Text(message, "type"))
        {
            case "connected":
                _connected.TrySetResult(ServerEvents.Text(message, "sessionId") ?? "");
                break;
            case "pong":
                _pong?.TrySetResult();
                break;
            case "notice":
                await _notices.WriteLineAsync(ServerEvents.Text(message, "message"));
                break;
            case "error" when !_connected.Task.IsCompleted:
                _connected.TrySetException(new CliException($"The server refuses: {ServerEvents.Text(message, "message")}"));
                break;
            case "audio_response":
                var frame = await ReceiveAudioAsync((int)ServerEvents.Number(message, "bytes"), (int)ServerEvents.Number(message, "sampleRate"));
                await EmitAsync(new SessionOutput.Speech(ServerEvents.Turn(message), frame));
                break;
            default:
                if (ServerEvents.Read(message) is { } output)
                {
                    await EmitAsync(output);
                }

                break;
        }
    }

    private async Task<AudioFrame> ReceiveAudioAsync(int bytes, int sampleRate) =>
        await _socket.ReceiveAsync() is ({ Length: var length } pcm, WebSocketMessageType.Binary) && length == bytes && bytes % 2 == 0 && sampleRate > 0
            ? AudioFrame.Copy(pcm.Span, sampleRate)
            : throw new CliException("The server announced audio and sent something else.");

    private async Task EmitAsync(SessionOutput output)
    {
        try
        {
            await _outputs.Writer.WriteAsync(output, _closing.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody listens any more; the connection is read on only for the server's goodbye.
            (output as SessionOutput.Speech)?.Frame.Release();
        }
    }
}
