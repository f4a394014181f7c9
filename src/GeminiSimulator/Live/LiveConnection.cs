using System.Net.WebSockets;
using Interpreter.GeminiSimulator.Protocol;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>
/// One live socket: a reader, a writer, and the clocks of the session. All of it runs on one exclusive scheduler, so
/// that the session needs no locks.
/// </summary>
internal sealed class LiveConnection : IDisposable
{
    // Of the machine, not of the simulated service: never scaled.
    private static readonly TimeSpan _setupTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _closeTimeout = TimeSpan.FromSeconds(2);

    // A close frame holds 125 bytes, two of which are the code.
    private const int MaxReasonBytes = 123;

    private readonly TaskScheduler _turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
    private readonly WebSocket _socket;
    private readonly LiveDialect _dialect;
    private readonly LiveServices _services;
    private readonly LiveHub _hub;
    private readonly Outbox _outbox;
    private readonly MessageReader _reader;
    private readonly SessionOpening _opening;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private bool _open;
    private bool _goingAway;

    public LiveConnection(
        WebSocket socket, LiveDialect dialect, LiveServices services, LiveHub hub, Func<ProtoObject, ProtoObject> constrain)
    {
        _socket = socket;
        _dialect = dialect;
        _services = services;
        _hub = hub;
        _opening = new(dialect, services, hub, constrain);
        _stopped = _stopping.Token;
        _outbox = new(services.Options.MaxQueuedMessages);
        _reader = new(socket, services.Options.MaxMessageBytes);
    }

    public Task RunAsync() => OnTurn(RunOnTurnAsync).Unwrap();

    /// <summary>Closes with a code and reason after what is queued.</summary>
    public void Close(LiveClosure closure) => OnTurn(() => _outbox.Close(closure));

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    /// <summary>Cuts the connection without a close frame.</summary>
    public void Abort() => _socket.Abort();

    /// <summary>Announces the end now, whatever the connection's age.</summary>
    public void GoAway(TimeSpan timeLeft) => OnTurn(() => Watch(GoAwayAsync(timeLeft)));

    private Task OnTurn(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _turns);

    private Task<T> OnTurn<T>(Func<T> function) =>
        Task.Factory.StartNew(function, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _turns);

    private async Task RunOnTurnAsync()
    {
        var reading = ReadAsync();
        var writing = WriteAsync();
        _ = Watch(ExpectSetupAsync());
        await Task.WhenAny(reading, writing, _outbox.Ended);
        _outbox.Close(new(1000, ""));
        if (_outbox.Closure is null)
        {
            _socket.Abort();
        }

        try
        {
            await Task.WhenAll(reading, writing).WaitAsync(_closeTimeout, _services.Options.TimeProvider);
        }
        catch (TimeoutException)
        {
            _socket.Abort();
            await Task.WhenAll(reading, writing);
        }

        await _stopping.CancelAsync();
    }

    private async Task ReadAsync()
    {
        OpenSession? session = null;
        try
        {
            while (await _reader.ReadAsync() is { } message)
            {
                if (_outbox.Ended.IsCompleted)
                {
                    continue;
                }

                if (session is null)
                {
                    session = _opening.Open(message, _outbox);
                    Start(session);
                }
                else
                {
                    session.Session.Receive(SessionOpening.Parse(message));
                }
            }
        }
        catch (LiveClosure closure)
        {
            _outbox.Close(closure);
            await AwaitCloseAsync();
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        finally
        {
            session?.Identity.Disconnect();
        }
    }

    private void Start(OpenSession session)
    {
        _open = true;
        _outbox.Send(ServerMessages.SetupComplete(_dialect.IsVertex ? session.Identity.Id : null));
        _ = Watch(session.Answerer.RunAsync(_stopped));
        _ = Watch(UpdateAsync(session));
        _ = Watch(AgeAsync());
    }

    private async Task ExpectSetupAsync()
    {
        await Task.Delay(_setupTimeout, _services.Options.TimeProvider, _stopped);
        if (!_open)
        {
            _outbox.Close(new(1008, "No setup message arrived in time."));
        }
    }

    private async Task AwaitCloseAsync()
    {
        try
        {
            await _reader.DrainAsync();
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    private async Task WriteAsync()
    {
        var type = _services.Options.TextFrames ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        try
        {
            await foreach (var message in _outbox.Messages.ReadAllAsync())
            {
                await _socket.SendAsync(message.AsMemory(), type, endOfMessage: true, CancellationToken.None);
            }

            if (_outbox.Closure is { } closure && _socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)closure.Code, Shorten(closure.Message), CancellationToken.None);
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    private static string Shorten(string reason) => reason.Length > MaxReasonBytes ? reason[..MaxReasonBytes] : reason;

    private async Task UpdateAsync(OpenSession session)
    {
        while (true)
        {
            await Task.Delay(_services.Options.ResumptionUpdateInterval, _services.Time, _stopped);
            if (session.Answerer.Busy)
            {
                session.Context.Pause();
            }
            else
            {
                session.Context.Checkpoint();
            }
        }
    }

    private async Task AgeAsync()
    {
        await Task.Delay(_services.Options.GoAwayAfter, _services.Time, _stopped);
        await GoAwayAsync(_services.Options.GoAwayTimeLeft);
    }

    private async Task GoAwayAsync(TimeSpan timeLeft)
    {
        if (_goingAway)
        {
            return;
        }

        _goingAway = true;
        _outbox.Send(ServerMessages.GoAway(timeLeft));
        await Task.Delay(timeLeft, _services.Time, _stopped);
        _outbox.Close(new(1008, "The connection has reached its time limit."));
    }

    private async Task Watch(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The connection has ended, and its clocks with it.
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    // A fault of the simulator itself shows as what the real service shows for its own; a broken socket shows itself.
    private void Fail(Exception exception)
    {
        if (_socket.State != WebSocketState.Aborted)
        {
            _hub.Failed(exception);
        }

        _outbox.Close(new(1011, "Internal error encountered."));
    }
}
