using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Interpreter.Client.Failures;

namespace Interpreter.Client.Live.Wire;

/// <summary>
/// One session, over as many sockets as it takes: connects again, resumes, sends again what was lost, and hands on each
/// event once. This part sends; any number of callers may at once.
/// </summary>
internal sealed partial class SessionLink : IAsyncDisposable
{
    // Some seconds of captions and voice. When it is full the socket is not read, so that the server waits; then lets go, and is resumed.
    private const int EventCapacity = 512;

    private const double WindowSeconds = 10;
    private const double MaxFrameSeconds = 1;
    private const double MergedSeconds = 0.2;

    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);

    private readonly LinkContext _context;
    private readonly InitMessage _init;
    private readonly Func<ServerEvent.Connected, InitMessage>? _openAgain;
    private readonly Backoff _backoff;
    private readonly UplinkWindow _window;
    private readonly int _maxFrameBytes;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly Channel<ServerEvent> _events = Channel.CreateBounded<ServerEvent>(
        new BoundedChannelOptions(EventCapacity) { FullMode = BoundedChannelFullMode.Wait, SingleWriter = true });

    private volatile TaskCompletionSource<ServerSocket> _ready = NewReady();

    // Set as long as _ready is completed. Both change under the lock of sending.
    private ServerSocket? _socket;
    private Task _running = Task.CompletedTask;

    private SessionLink(LinkContext context, InitMessage init, Func<ServerEvent.Connected, InitMessage>? openAgain)
    {
        (_context, _init, _openAgain) = (context, init, openAgain);
        _backoff = new(context.Reconnect, Random.Shared.NextDouble);
        _maxFrameBytes = Bytes(MaxFrameSeconds);
        _window = new(Bytes(WindowSeconds), Bytes(MergedSeconds));

        int Bytes(double seconds) => 2 * (int)(init.SampleRate * seconds);
    }

    /// <summary>What the server says, each once, in order; it ends with the session.</summary>
    public ChannelReader<ServerEvent> Events => _events.Reader;

    /// <summary>The clock.</summary>
    public TimeProvider Time => _context.Time;

    /// <summary>Takes speech: what can't be sent now is kept and follows, up to 10 s.</summary>
    /// <exception cref="InterpreterException">The session is over.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAudioAsync(ReadOnlyMemory<byte> pcm, CancellationToken cancellationToken)
    {
        if (pcm.IsEmpty || pcm.Length % 2 != 0 || pcm.Length > _maxFrameBytes)
        {
            throw new ArgumentException($"Give 2 to {_maxFrameBytes} bytes of 16-bit PCM, an even number: at most 1 s.", nameof(pcm));
        }

        ThrowIfOver();
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _window.Push(pcm.Span);
            await DrainAsync().ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The speaker is done.</summary>
    /// <inheritdoc cref="SendAudioAsync" path="/exception" />
    public async ValueTask EndUtteranceAsync(CancellationToken cancellationToken)
    {
        ThrowIfOver();
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _window.EndUtterance();
            await DrainAsync().ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends a message; while there is no connection, it waits for the next.</summary>
    /// <inheritdoc cref="SendAudioAsync" path="/exception" />
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        while (true)
        {
            var socket = await _ready.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (socket == _socket)
                {
                    await socket.SendAsync(message, WebSocketMessageType.Text).ConfigureAwait(false);
                    return;
                }
            }
            catch (SocketLostException)
            {
                SetAside(socket);
            }
            finally
            {
                _sending.Release();
            }
        }
    }

    /// <summary>Says "close", waits a while for the server's goodbye, and lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        try
        {
            await SayGoodbyeAsync().WaitAsync(CloseTimeout, _context.Time).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketLostException or TimeoutException)
        {
            // It is gone already, or does not answer: cut it.
            _socket?.Abort();
        }

        await _running.ConfigureAwait(false);
        while (_events.Reader.TryRead(out var left))
        {
            (left as ServerEvent.Speech)?.Audio.Dispose();
        }
    }

    private static TaskCompletionSource<ServerSocket> NewReady() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task SayGoodbyeAsync()
    {
        if (_socket is { } socket)
        {
            await _sending.WaitAsync().ConfigureAwait(false);
            try
            {
                await socket.SendAsync(Message.Close, WebSocketMessageType.Text).ConfigureAwait(false);
            }
            finally
            {
                _sending.Release();
            }
        }

        await _running.ConfigureAwait(false);
    }

    // Under the lock of sending. What could not be sent stays in the window, for the next socket.
    private async ValueTask DrainAsync()
    {
        if (_socket is not { } socket)
        {
            return;
        }

        try
        {
            while (_window.TryPeek(out var frame, out var isEnd))
            {
                await socket.SendAsync(isEnd ? Message.EndUtterance : frame, isEnd ? WebSocketMessageType.Text : WebSocketMessageType.Binary).ConfigureAwait(false);
                _window.Advance();
            }
        }
        catch (SocketLostException)
        {
            SetAside(socket);
        }
    }

    // Under the lock of sending.
    private void SetAside(ServerSocket socket)
    {
        if (_socket == socket)
        {
            _socket = null;
            _ready = NewReady();
            LoseAnswers();
        }
    }

    private void ThrowIfOver()
    {
        if (_ready.Task.IsFaulted)
        {
            throw _ready.Task.Exception?.InnerException as InterpreterException ?? new SessionGoneException("The session is over.");
        }
    }
}
