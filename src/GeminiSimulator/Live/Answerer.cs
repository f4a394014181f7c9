using System.Threading.Channels;
using Interpreter.GeminiSimulator.Models;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>Answers turns, one after the other, at the pace of the service.</summary>
internal sealed class Answerer(
    LiveSetup setup, AnswerComposer composer, LiveContext context, LiveWire wire, AnswerTiming timing, LiveTape tape, TimeProvider time)
{
    // More turns than can wait while one is answered without interruption; the oldest is then dropped.
    private const int MaxWaiting = 16;

    private readonly Channel<UserTurn> _turns = Channel.CreateBounded<UserTurn>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private CancellationTokenSource? _current;
    private int _spoken;

    /// <summary>True from the end of a turn until its answer has been played out.</summary>
    public bool Busy => _current is not null || _turns.Reader.Count > 0;

    public void Answer(UserTurn turn) => _turns.Writer.TryWrite(turn);

    public async Task RunAsync(CancellationToken stopping)
    {
        await foreach (var turn in _turns.Reader.ReadAllAsync(stopping))
        {
            using var interruption = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            _current = interruption;
            try
            {
                await AnswerAsync(turn, interruption.Token);
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                // Interrupt has told the client.
            }

            if (_current == interruption)
            {
                _current = null;
                context.Checkpoint();
            }
        }
    }

    /// <summary>The user cuts in: what was said stays in the context, the rest is dropped.</summary>
    public void Interrupt()
    {
        if (!Busy)
        {
            return;
        }

        var current = _current;
        _current = null;
        while (_turns.Reader.TryRead(out _))
        {
        }

        wire.Send(ServerMessages.Interrupted());
        EndTurn();
        context.Checkpoint();
        current?.Cancel();
    }

    private async Task AnswerAsync(UserTurn turn, CancellationToken interruption)
    {
        context.AddUser(Modality.Audio, TokenCounts.Audio(turn.Billed));
        context.AddUser(Modality.Text, TokenCounts.Text(turn.Text ?? ""));
        _spoken = 0;
        var heardAt = time.GetTimestamp();
        // Recognition is arithmetic on seconds of audio: it must not hold up the connection.
        var answer = await Task.Run(() => composer.Compose(turn), interruption);
        tape.Answered(answer);
        SendHeard(answer);
        await WaitUntilAsync(heardAt, timing.Delay, interruption);
        if (answer.Speech is { } speech)
        {
            await SpeakAsync(answer, speech, interruption);
        }
        else if (!setup.Profile.Translates)
        {
            EndTurn();
        }
    }

    private async Task SpeakAsync(Answer answer, SpeechFrames speech, CancellationToken interruption)
    {
        var words = setup.TranscribesOutput ? Words.Of(answer.Said) : [];
        var said = 0;
        var start = time.GetTimestamp();
        context.Pause();
        if (setup.Profile.Translates && setup.TranscribesOutput)
        {
            wire.Send(ServerMessages.OutputTranscription(null, answer.SaidLanguage));
        }

        foreach (var frame in speech.Frames)
        {
            await WaitUntilAsync(start, frame.Start / timing.Pace, interruption);
            wire.Send(frame.Message);
            _spoken = TokenCounts.Audio(frame.End);
            for (var due = (int)Math.Ceiling(words.Count * (frame.End / speech.Duration)); said < due; said++)
            {
                wire.Send(ServerMessages.OutputTranscription(words[said], null));
            }
        }

        if (setup.Profile.Translates)
        {
            context.AddModel(_spoken);
            wire.Send(ServerMessages.UsageAlone(context.UsageOf(_spoken), wire.Vertex));
            return;
        }

        wire.Send(ServerMessages.GenerationComplete());
        // The service assumes that its answer is played as it arrives, in real time.
        await WaitUntilAsync(start, speech.Duration, interruption);
        EndTurn();
    }

    private void SendHeard(Answer answer)
    {
        if (!setup.TranscribesInput || answer.Heard is not { } heard)
        {
            return;
        }

        if (setup.Profile.Transcript == TranscriptStyle.LanguageThenWords)
        {
            wire.Send(ServerMessages.InputTranscription(null, answer.HeardLanguage));
        }

        foreach (var piece in setup.Profile.Transcript == TranscriptStyle.Batch ? [heard] : Words.Of(heard))
        {
            wire.Send(ServerMessages.InputTranscription(piece, null));
        }
    }

    private void EndTurn()
    {
        var usage = setup.Profile.ReportsUsage ? context.UsageOf(_spoken) : null;
        context.AddModel(_spoken);
        _spoken = 0;
        wire.Send(ServerMessages.TurnComplete(usage, setup.Profile.InteractionStatus, wire.Vertex));
    }

    private Task WaitUntilAsync(long start, TimeSpan offset, CancellationToken interruption)
    {
        var left = offset - time.GetElapsedTime(start);
        return left > TimeSpan.Zero ? Task.Delay(left, time, interruption) : Task.CompletedTask;
    }
}
