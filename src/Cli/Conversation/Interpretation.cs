using System.Runtime.InteropServices;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;

namespace Interpreter.Cli.Conversation;

/// <summary>Lets a session interpret a recording: sends its audio, prints the captions, writes the voice.</summary>
/// <param name="session">The session, freshly opened.</param>
/// <param name="input">The recording.</param>
/// <param name="captions">Where the words go.</param>
/// <param name="recording">Where the voice goes; null for nowhere.</param>
/// <param name="errors">Where the session's complaints go.</param>
/// <param name="time">The clock of the pace and of the timeouts.</param>
internal sealed class Interpretation(
    ISession session, WavReader input, CaptionPrinter captions, WavWriter? recording, TextWriter errors, TimeProvider time)
{
    // 100 ms at 10 times the speed are 100 messages a second: half of what a server takes by default.
    private const double FastSpeed = 10;
    private static readonly TimeSpan FastFrame = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(50);

    // The session itself gives Gemini up after half a minute, and tells why.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    // What was sent last may only just be on its way to the voice gate.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    // From the moment a server has read an utterance's end to its word that it awaits the answer; and a margin.
    private static readonly TimeSpan Noticing = TimeSpan.FromMilliseconds(300);

    private readonly SessionProgress _progress = new(time);
    private int _turns;
    private bool _hasFailed;

    /// <summary>True: faster than real time, and no audio while an answer is due.</summary>
    public bool IsFast { get; init; }

    /// <summary>Sends all of the recording, and waits until its last utterance has been answered.</summary>
    /// <exception cref="CliException">The session ended, or fell silent; or the recording broke.</exception>
    public async Task<InterpretationOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var following = FollowAsync(stop.Token);
        try
        {
            await SendAsync(cancellationToken);
            await FinishAsync(cancellationToken);
        }
        catch (CliException)
        {
            // The session may be about to say why it ended: then that has been printed, and is enough.
            await Task.WhenAny(following, Task.Delay(Settling, time, cancellationToken));
            if (!_hasFailed)
            {
                throw;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await following;
            captions.Erase();
        }

        return new InterpretationOutcome(_turns, _hasFailed);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var frame = IsFast ? FastFrame : Frame;
        var samples = new short[(int)(input.SampleRate * frame.TotalSeconds)];
        await WaitUntilReadyAsync(cancellationToken);
        var pace = new Pace(time, IsFast ? FastSpeed : 1);
        var pauses = new PauseDetector(input.SampleRate);
        for (var sequence = 1L; await ReadAsync(samples, cancellationToken) is > 0 and var read; sequence++)
        {
            if (IsFast)
            {
                await WaitUntilReadyAsync(cancellationToken);
            }

            var audio = AudioFrame.Copy(MemoryMarshal.AsBytes<short>(samples.AsSpan(0, read)), input.SampleRate);
            try
            {
                await session.SendAudioAsync(audio, sequence, cancellationToken);
            }
            finally
            {
                audio.Release();
            }

            await pace.WaitAsync(TimeSpan.FromSeconds((double)read / input.SampleRate), cancellationToken);
            if (IsFast && pauses.Take(samples.AsSpan(0, read)))
            {
                await LetUtteranceEndAsync(cancellationToken);
            }
        }

        await session.SendAsync(new SessionCommand.EndUtterance(), cancellationToken);
    }

    // What follows a pause may not overtake the news that an answer is due: it would barge in. The command does nothing
    // but wait until the server has read all that was sent before it.
    private async Task LetUtteranceEndAsync(CancellationToken cancellationToken)
    {
        await session.SendAsync(new SessionCommand.Acknowledge(0), cancellationToken);
        await _progress.WaitAsync(progress => progress.IsAnswering, Noticing, cancellationToken);
    }

    // Over when the session is silent after the last audio; silent still, when it stays so.
    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (await _progress.WaitAsync(progress => !progress.IsSilent, Settling, cancellationToken))
        {
            await RequireAsync(progress => progress.IsSilent, "The answer did not end", cancellationToken);
        }
    }

    private Task WaitUntilReadyAsync(CancellationToken cancellationToken) =>
        RequireAsync(progress => progress.IsReady && !(IsFast && progress.IsAnswering), "The session did not get ready", cancellationToken);

    private async Task RequireAsync(Func<SessionProgress, bool> condition, string complaint, CancellationToken cancellationToken)
    {
        if (!await _progress.WaitAsync(condition, Patience, cancellationToken))
        {
            throw new CliException($"{complaint}: nothing was heard of it for {Patience.TotalSeconds:F0} s.");
        }
    }

    // On a thread of its own: a pipe's next byte may never come, and can't be cancelled.
    private async Task<int> ReadAsync(short[] samples, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => input.Read(samples), cancellationToken).WaitAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new CliException($"The recording can't be read on: {e.Message}", e);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var output in session.SubscribeAsync(0, cancellationToken))
            {
                Take(output);
                _progress.Update(output);
            }

            _progress.End(null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception e) when (e is CliException or SlowSubscriberException)
        {
            _progress.End(e);
        }
        catch (IOException e)
        {
            _progress.End(new CliException($"The interpreter's voice can't be written: {e.Message}", e));
        }
    }

    private void Take(SessionOutput output)
    {
        switch (output)
        {
            case SessionOutput.InputCaption caption when caption.IsFinal:
                captions.Final(caption.Language, caption.Text);
                break;
            case SessionOutput.OutputCaption caption when caption.IsFinal:
                captions.Final(caption.Language, caption.Text);
                break;
            case SessionOutput.InputCaption caption:
                captions.Interim(caption.Text);
                break;
            case SessionOutput.OutputCaption caption:
                captions.Interim(caption.Text);
                break;
            case SessionOutput.Speech speech:
                Write(speech.Frame);
                break;
            case SessionOutput.TurnCompleted:
                _turns++;
                break;
            case SessionOutput.Failed failed:
                captions.Erase();
                errors.WriteLine(failed.Message);
                _hasFailed = true;
                break;
        }
    }

    private void Write(AudioFrame frame)
    {
        try
        {
            recording?.Write(frame.Memory.Span);
        }
        finally
        {
            frame.Release();
        }
    }
}
