using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Google.GenAI;
using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;
using Interpreter.Gemini;
using Interpreter.Gemini.Failures;
using Interpreter.Gemini.Live;

namespace Interpreter.GoogleGenAI;

/// <summary>A connection of the SDK's. It receives when the reader asks for the next event, as our own does.</summary>
internal sealed class GoogleLiveConnection : ILiveConnection
{
    private readonly AsyncSession _session;
    private readonly HttpApiClient _client;
    private readonly LiveClientOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly GoAwayNotice _goAway;
    private readonly OutboundQueue _outbound;
    private readonly Queue<LiveEvent> _events = [];
    private readonly CancellationTokenSource _cut = new();
    private readonly CancellationToken _untilCut;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _sending = Task.CompletedTask;
    private bool _opened;
    private int _reading;
    private int _disposed;

    public GoogleLiveConnection(AsyncSession session, HttpApiClient client, LiveClientOptions options, TimeProvider timeProvider)
    {
        _session = session;
        _client = client;
        _options = options;
        _timeProvider = timeProvider;
        _goAway = new GoAwayNotice(timeProvider);
        _outbound = new OutboundQueue(session, options.OutboundCapacity);
        _untilCut = _cut.Token;
    }

    private bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    public bool TrySendAudio(AudioFrame frame) => _outbound.TryWrite(frame);

    public bool TrySend(LiveInput input) => input is LiveInput.ToolAnswers
        ? throw new NotSupportedException("Tools are not used through Google.GenAI: no session of ours sets any up.")
        : _outbound.TryWrite(input);

    public async IAsyncEnumerable<LiveEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _reading, 1) != 0)
        {
            if (IsDisposed)
            {
                yield break;
            }

            throw new InvalidOperationException("A connection to Gemini has one reader.");
        }

        // Cancelling a receive would cut the socket, and the server would count the session as alive for a while.
        using var closing = cancellationToken.UnsafeRegister(static connection => _ = ((GoogleLiveConnection)connection!).DisposeAsync().AsTask(), this);
        try
        {
            do
            {
                while (_events.TryDequeue(out var next))
                {
                    yield return next;
                }
            }
            while (await ReceiveAsync(_untilCut).ConfigureAwait(false));

            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
            if (IsDisposed)
            {
                ReleaseEvents();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            await _closed.Task.ConfigureAwait(false);
            return;
        }

        try
        {
            await CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            _closed.SetResult();
        }
    }

    /// <summary>Waits for setupComplete.</summary>
    internal async Task SetUpAsync(CancellationToken cancellationToken)
    {
        do
        {
            await ReceiveAsync(cancellationToken).ConfigureAwait(false);
        }
        while (!_events.Any(said => said is LiveEvent.SetUp));

        _opened = true;
        GeminiDiagnostics.Opened();

        // The loop outlives the caller, whose ambient activity must not stick to it.
        using (ExecutionContext.SuppressFlow())
        {
            _sending = _outbound.RunAsync(_untilCut);
        }
    }

    // The SDK's closing handshake takes no token and waits for ever: a receive that can be cut must stand before it.
    private async Task CloseAsync()
    {
        _outbound.Stop();
        using var timeout = new CancellationTokenSource(_options.CloseTimeout, _timeProvider);
        var receiving = Interlocked.Exchange(ref _reading, 1) == 0 ? DrainAsync() : Task.CompletedTask;
        try
        {
            await _sending.WaitAsync(timeout.Token).ConfigureAwait(false);
            await _session.CloseAsync().WaitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The server does not close: it is cut.
        }

        await _cut.CancelAsync().ConfigureAwait(false);
        await receiving.ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        ReleaseEvents();
        _client.Dispose();
        _cut.Dispose();
        if (_opened)
        {
            GeminiDiagnostics.Closed();
        }
    }

    private async Task DrainAsync()
    {
        try
        {
            while (await _session.ReceiveAsync(_untilCut).ConfigureAwait(false) is not null)
            {
            }
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // It is closing anyway.
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }

    /// <summary>Receives one message and reads its events.</summary>
    /// <returns>False after disposal.</returns>
    private async Task<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            var message = await _session.ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (IsDisposed)
            {
                return false;
            }

            Take(message ?? throw Ended(Closed()));
            return true;
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            _outbound.Stop();
            if (IsDisposed)
            {
                return false;
            }

            cancellationToken.ThrowIfCancellationRequested();

            throw Ended(exception is InvalidOperationException or JsonException
                ? new(UpstreamFailure.Transient, "Gemini sent a message that Google.GenAI can't read.", inner: exception)
                : FailureClassifier.OfClose(code: null, reason: null, _goAway.State, exception));
        }
    }

    private void Take(Google.GenAI.Types.LiveServerMessage message)
    {
        if (MessageMapping.TimeLeft(message) is { } left)
        {
            _goAway.Announce(left);
        }

        MessageMapping.Read(message, _events);
    }

    // A close frame of any code, and an end without one, look alike.
    private UpstreamException Closed() => (_goAway.State, _opened) switch
    {
        (not GoAwayState.None, _) => FailureClassifier.OfClose(code: null, reason: null, _goAway.State),
        (_, true) => new(UpstreamFailure.Network, $"The connection to Gemini ended. {GoogleLiveClient.Untold}."),
        _ => new(UpstreamFailure.Transient, $"Gemini closed the connection during the setup. {GoogleLiveClient.Untold}."),
    };

    // ObjectDisposedException is an InvalidOperationException.
    private static bool IsEnd(Exception exception) =>
        exception is WebSocketException or OperationCanceledException or InvalidOperationException or JsonException or IOException;

    // A reader that stops half-way may go on later; after disposal, whoever comes last takes the reader's place for good.
    private void ReleaseEvents()
    {
        if (Interlocked.Exchange(ref _reading, 1) == 0)
        {
            while (_events.TryDequeue(out var left))
            {
                (left as LiveEvent.Audio)?.Frame.Release();
            }
        }
    }

    private UpstreamException Ended(UpstreamException failure)
    {
        _outbound.Stop();
        if (_opened)
        {
            GeminiDiagnostics.Disconnected(failure.Kind.ToString());
        }

        return failure;
    }
}
