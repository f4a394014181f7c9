using System.Diagnostics;
using System.Diagnostics.Metrics;
using Interpreter.Core.Sessions;

namespace Interpreter.Core.Hosting;

/// <summary>Counts what sessions do, on the meter and the activity source named <see cref="Name"/>.</summary>
public sealed class SessionMetrics : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Interpreter.Sessions";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 7.5, 10, 20, 30],
    };

    private readonly Meter _meter;
    private readonly ActivitySource _activities = new(Name);
    private readonly Counter<long> _restored;
    private readonly Counter<long> _suspended;
    private readonly Counter<long> _abandoned;
    private readonly Counter<long> _refused;
    private readonly UpDownCounter<long> _active;
    private readonly Counter<long> _framesIn;
    private readonly Counter<long> _bytesIn;
    private readonly Counter<long> _framesOut;
    private readonly Counter<long> _bytesOut;
    private readonly Counter<long> _framesDropped;
    private readonly Counter<long> _connects;
    private readonly Counter<long> _handovers;
    private readonly Counter<long> _followersLetGo;
    private readonly Counter<long> _answersMissed;
    private readonly Counter<long> _asks;
    private readonly Counter<long> _asksFailed;
    private readonly Counter<long> _turnsStored;
    private readonly Counter<long> _turnsLost;
    private readonly Counter<long> _workFailed;
    private readonly Histogram<double> _answer;
    private readonly Histogram<double> _firstAudio;
    private readonly Histogram<double> _turn;

    /// <summary>Creates the instruments.</summary>
    /// <param name="factory">The host's; null makes a meter of its own.</param>
    public SessionMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(Name) ?? new Meter(Name);
        _restored = _meter.CreateCounter<long>("interpreter.sessions.restored", "{session}", "Sessions that came to this process from their snapshots.");
        _suspended = _meter.CreateCounter<long>("interpreter.sessions.suspended", "{session}", "Sessions that left this process to go on elsewhere.");
        _abandoned = _meter.CreateCounter<long>("interpreter.sessions.abandoned", "{session}", "Sessions whose process was lost and to which nobody came back: their snapshots were deleted.");
        _refused = _meter.CreateCounter<long>("interpreter.sessions.refused", "{session}", "Sessions that were not begun: the process was full or stopping, or their owner had too many.");
        _active = _meter.CreateUpDownCounter<long>("interpreter.sessions.active", "{session}", "Sessions that live in this process.");
        _framesIn = _meter.CreateCounter<long>("interpreter.audio.frames.in", "{frame}", "Audio frames taken from clients.");
        _bytesIn = _meter.CreateCounter<long>("interpreter.audio.bytes.in", "By", "Audio taken from clients.");
        _framesOut = _meter.CreateCounter<long>("interpreter.audio.frames.out", "{frame}", "Audio frames given to followers.");
        _bytesOut = _meter.CreateCounter<long>("interpreter.audio.bytes.out", "By", "Audio given to followers.");
        _framesDropped = _meter.CreateCounter<long>("interpreter.audio.frames.dropped", "{frame}", "Audio frames given up.");
        _connects = _meter.CreateCounter<long>("interpreter.upstream.connects", "{connect}", "Connections to the model, by outcome.");
        _handovers = _meter.CreateCounter<long>("interpreter.upstream.handovers", "{handover}", "Moves to a successor connection after goAway.");
        _followersLetGo = _meter.CreateCounter<long>("interpreter.followers.let_go", "{follower}", "Followers that read too slowly.");
        _answersMissed = _meter.CreateCounter<long>("interpreter.answers.missed", "{utterance}", "Utterances that the model said nothing about.");
        _asks = _meter.CreateCounter<long>("interpreter.chat.asks", "{question}", "Written questions put to the model.");
        _asksFailed = _meter.CreateCounter<long>("interpreter.chat.failures", "{question}", "Written questions that the model failed at, by failure.");
        _turnsStored = _meter.CreateCounter<long>("interpreter.turns.stored", "{turn}", "Turns that were stored when they were told complete.");
        _turnsLost = _meter.CreateCounter<long>("interpreter.turns.lost", "{turn}", "Turns that could not be stored.");
        _workFailed = _meter.CreateCounter<long>("interpreter.work.failures", "{work}", "What databases and user actors failed at, by work.");
        _answer = _meter.CreateHistogram("interpreter.chat.answer", "s", "From a written question's turn to its whole answer.", advice: Seconds);
        _firstAudio = _meter.CreateHistogram("interpreter.turn.first_audio", "s", "From the end of speech to the first audio.", advice: Seconds);
        _turn = _meter.CreateHistogram("interpreter.turn.duration", "s", "From the beginning of speech to the turn's end.", advice: Seconds);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        _activities.Dispose();
    }

    internal void SessionRestored() => _restored.Add(1);

    internal void SessionSuspended() => _suspended.Add(1);

    internal void SessionsAbandoned(int count) => _abandoned.Add(count);

    internal void SessionRefused() => _refused.Add(1);

    internal void SessionOpened() => _active.Add(1);

    internal void SessionClosed() => _active.Add(-1);

    internal void AudioIn(int bytes)
    {
        _framesIn.Add(1);
        _bytesIn.Add(bytes);
    }

    internal void AudioDropped(int frames) => _framesDropped.Add(frames);

    internal void FollowerLetGo() => _followersLetGo.Add(1);

    internal void Emitted(SessionOutput output, TimeProvider time)
    {
        switch (output)
        {
            case SessionOutput.Speech speech:
                _framesOut.Add(1);
                _bytesOut.Add(speech.Frame.Length);
                break;
            case SessionOutput.Asked:
                _asks.Add(1);
                break;
            case SessionOutput.TurnCompleted turn:
                Completed(turn, time);
                break;
        }
    }

    internal void Noted(SessionNote note)
    {
        switch (note)
        {
            case SessionNote.UpstreamOpened opened:
                CountConnect(opened.Resumed ? "resumed" : "opened");
                break;
            case SessionNote.UpstreamLost lost:
                CountConnect(lost.Error.Kind.ToString().ToLowerInvariant());
                break;
            case SessionNote.HandedOver:
                _handovers.Add(1);
                break;
            case SessionNote.AudioDropped dropped:
                AudioDropped(dropped.Frames);
                break;
            case SessionNote.AnswerTimedOut:
                _answersMissed.Add(1);
                break;
            case SessionNote.AskFailed failed:
                _asksFailed.Add(1, new KeyValuePair<string, object?>("failure", failed.Error.Kind.ToString().ToLowerInvariant()));
                break;
            case SessionNote.WorkFailed failed:
                _workFailed.Add(1, new KeyValuePair<string, object?>("work", failed.Work));
                _turnsLost.Add(failed.IsTurnLost ? 1 : 0);
                break;
        }
    }

    private void CountConnect(string outcome) => _connects.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    private void Completed(SessionOutput.TurnCompleted turn, TimeProvider time)
    {
        _turnsStored.Add(turn.Answer is null ? 0 : 1);
        if (turn.FinishReason is not null)
        {
            _answer.Record(turn.DurationMilliseconds / 1000);
        }
        else
        {
            _turn.Record(turn.DurationMilliseconds / 1000);
        }

        if (turn.FirstAudioMilliseconds is { } first)
        {
            _firstAudio.Record(first / 1000);
        }

        var end = time.GetUtcNow();
        using var activity = _activities.StartActivity(
            ActivityKind.Internal, startTime: end - TimeSpan.FromMilliseconds(turn.DurationMilliseconds), name: turn.FinishReason is null ? "interpret turn" : "answer question");
        activity?.SetTag("interpreter.turn.interrupted", turn.WasInterrupted)
            .SetTag("interpreter.turn.input_ms", turn.InputAudioMilliseconds)
            .SetTag("interpreter.turn.output_ms", turn.OutputAudioMilliseconds)
            .SetTag("interpreter.turn.first_audio_ms", turn.FirstAudioMilliseconds)
            .SetEndTime(end.UtcDateTime);
    }
}
