using System.Diagnostics;
using Interpreter.Client;
using Interpreter.Client.Live;

namespace Interpreter.Cluster.Tests.Conversations;

/// <summary>
/// One person at a microphone: speaks a sentence, listens to its interpretation, speaks the next. Audio goes up all the time,
/// 40 ms by 40 ms, whatever becomes of the connection.
/// </summary>
internal sealed class Conversation : IAsyncDisposable
{
    private const int BlocksPerFrame = 2;

    private static readonly TimeSpan Block = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private static readonly byte[] Silence = new byte[Track.BlockBytes];

    private readonly InterpreterClient _client;
    private readonly Sentences _sentences;
    private readonly int? _threshold;
    private readonly Lock _gate = new();
    private readonly List<Moment> _moments = [];
    private readonly SortedDictionary<long, TurnHeard> _turns = [];
    private readonly CancellationTokenSource _ending = new();
    private InterpreterConnection? _connection;
    private Task _running = Task.CompletedTask;
    private Queue<byte[]> _toSpeak = new();
    private int _spoken;
    private int _completed;
    private bool _isSilent = true;
    private bool _isToStop;
    private long _quietSince = Stopwatch.GetTimestamp();
    private Exception? _failure;

    /// <param name="number">From 0.</param>
    /// <param name="address">Where the gateways are reached.</param>
    /// <param name="sentences">What may be said.</param>
    /// <param name="isGated">False: all audio goes to the model, silence too.</param>
    public Conversation(int number, Uri address, Sentences sentences, bool isGated)
    {
        (Number, IsGated, _sentences, Track) = (number, isGated, sentences, new Track(number));
        _threshold = isGated ? null : 0;
        _client = new(new InterpreterClientOptions { Address = address });
    }

    public int Number { get; }

    public bool IsGated { get; }

    public Track Track { get; }

    /// <summary>How many sentences were spoken.</summary>
    public int Spoken => Volatile.Read(ref _spoken);

    /// <summary>How many turns are over.</summary>
    public int Completed => Volatile.Read(ref _completed);

    public IReadOnlyDictionary<long, TurnHeard> Turns => _turns;

    public IReadOnlyList<Moment> Moments
    {
        get
        {
            lock (_gate)
            {
                return [.. _moments];
            }
        }
    }

    /// <summary>Opens the session, and begins to speak.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _connection = await _client.ConnectAsync(new InterpretationSettings { VoiceThreshold = _threshold }, cancellationToken);
        _running = Task.WhenAll(WatchAsync(ListenAsync(_connection)), WatchAsync(SpeakAsync(_connection)));
    }

    /// <summary>Speaks no further sentence.</summary>
    public void Finish() => Volatile.Write(ref _isToStop, true);

    /// <summary>Whether everything that was spoken has been interpreted.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (_gate)
            {
                ThrowIfFailed();
                return _toSpeak.Count == 0 && _isSilent && Completed > 0 && Stopwatch.GetElapsedTime(_quietSince) > 2 * Pause;
            }
        }
    }

    /// <exception cref="InvalidOperationException">The conversation has broken off.</exception>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new InvalidOperationException($"Conversation {Number} broke off.", failure);
        }
    }

    /// <summary>How it stands, for a test that fails.</summary>
    public override string ToString()
    {
        lock (_gate)
        {
            var newest = _moments.TakeLast(12).Select(moment => $"{moment.Kind} {Stopwatch.GetElapsedTime(moment.At).TotalSeconds:F1} s ago");
            return $"Conversation {Number}: {Completed} of {_spoken} sentences interpreted, {_toSpeak.Count} blocks of {Track.Count} yet to be said, {(_isSilent ? "silent" : "not silent")}; {string.Join(", ", newest)}.";
        }
    }

    /// <summary>Hangs up.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested)
        {
            return;
        }

        await _ending.CancelAsync();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        await _running;
        _client.Dispose();
    }

    private async Task WatchAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            _failure ??= exception;
        }
    }

    private async Task SpeakAsync(InterpreterConnection connection)
    {
        var frame = new byte[BlocksPerFrame * Track.BlockBytes];
        using var timer = new PeriodicTimer(BlocksPerFrame * Block);
        var startedAt = Stopwatch.GetTimestamp();
        while (await timer.WaitForNextTickAsync(_ending.Token))
        {
            // A crowded machine lets ticks go by: what they would have said follows.
            while (Track.Count * Block < Stopwatch.GetElapsedTime(startedAt))
            {
                for (var block = 0; block < BlocksPerFrame; block++)
                {
                    NextBlock().CopyTo(frame, block * Track.BlockBytes);
                }

                await connection.SendAudioAsync(frame, _ending.Token);
            }
        }
    }

    private byte[] NextBlock()
    {
        lock (_gate)
        {
            if (_toSpeak.Count == 0 && _isSilent && !_isToStop && Completed >= _spoken && Stopwatch.GetElapsedTime(_quietSince) > Pause)
            {
                _toSpeak = new(_sentences.All[(Number + _spoken) % _sentences.All.Count].Blocks);
                _quietSince = Stopwatch.GetTimestamp();
                _spoken++;
            }

            if (_toSpeak.TryDequeue(out var spoken))
            {
                _quietSince = Stopwatch.GetTimestamp();
                return Track.Add(spoken, _spoken - 1);
            }

            return Track.Add(Silence, null);
        }
    }

    private async Task ListenAsync(InterpreterConnection connection)
    {
        await foreach (var said in connection.ReadAllAsync(_ending.Token))
        {
            lock (_gate)
            {
                Take(said);
            }
        }
    }

    private void Take(ServerEvent said)
    {
        _moments.Add(new(Stopwatch.GetTimestamp(), said.GetType().Name, said is ServerEvent.Connected { IsResumed: true }));
        _quietSince = Stopwatch.GetTimestamp();
        switch (said)
        {
            case ServerEvent.SpeechStateChanged state:
                _isSilent = state.State == SpeechState.Silent;
                break;
            case ServerEvent.InputTranscription { IsFinal: false } caption:
                Turn(caption.Turn).Hear(caption.Text);
                break;
            case ServerEvent.InputTranscription caption:
                Turn(caption.Turn).Inputs.Add(caption.Text);
                break;
            case ServerEvent.OutputTranscription { IsFinal: false } caption:
                Turn(caption.Turn).Say(caption.Text);
                break;
            case ServerEvent.OutputTranscription caption:
                Turn(caption.Turn).Outputs.Add(caption.Text);
                break;
            case ServerEvent.Speech speech:
                Turn(speech.Turn).Voice.Write(speech.Audio.Pcm.Span);
                speech.Audio.Dispose();
                break;
            case ServerEvent.TurnCompleted turn:
                Turn(turn.Turn).Ends.Add((turn.InputText, turn.OutputText, turn.WasInterrupted));
                _completed++;
                break;
            case ServerEvent.Connected { MissedSequence: > 0 } gap:
                throw new InvalidOperationException($"Events up to {gap.MissedSequence} are missing.");
            case ServerEvent.SpeechGivenUp given:
                throw new InvalidOperationException($"{given.Frames} frames were given up.");
            case ServerEvent.SessionGone gone:
                throw new InvalidOperationException(gone.Reason);
            case ServerEvent.Failed failed:
                throw new InvalidOperationException($"{failed.Code}: {failed.Message}");
            case ServerEvent.StateChanged { State: SessionState.Closed } closed when !_ending.IsCancellationRequested:
                throw new InvalidOperationException($"The session was closed: {closed.Reason}.");
        }
    }

    private TurnHeard Turn(long number)
    {
        if (!_turns.TryGetValue(number, out var turn))
        {
            _turns[number] = turn = new();
        }

        return turn;
    }

    /// <summary>When something came, as <see cref="Stopwatch"/> counts.</summary>
    internal sealed record Moment(long At, string Kind, bool IsResumed);
}
