using Interpreter.GeminiSimulator.Models;
using Interpreter.GeminiSimulator.Protocol;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>Takes a client's messages after the setup: decides when the user's turn starts and ends.</summary>
/// <remarks>Runs on its connection's exclusive scheduler, as everything that it calls.</remarks>
internal sealed class LiveSession
{
    private readonly LiveSetup _setup;
    private readonly LiveContext _context;
    private readonly Answerer _answerer;
    private readonly LiveWire _wire;
    private readonly LiveTape _tape;
    private readonly AudioIntake _intake;
    private readonly List<string> _unanswered = [];
    private bool _awaitsHistory;

    public LiveSession(LiveSetup setup, LiveContext context, Answerer answerer, LiveWire wire, LiveTape tape)
    {
        _setup = setup;
        _context = context;
        _answerer = answerer;
        _wire = wire;
        _tape = tape;
        _awaitsHistory = setup.AwaitsHistory;
        _intake = new(new(setup.Threshold, setup.Onset, setup.Silence), setup.Manual, setup.Onset);
        _intake.Started += OnSpeech;
        _intake.Ended += speech => _answerer.Answer(new(speech, null, Billed(speech)));
    }

    /// <exception cref="LiveClosure">The message is not allowed here.</exception>
    public void Receive(ProtoObject message)
    {
        if (message.Object("realtimeInput") is { } input)
        {
            ReceiveRealtime(input);
        }
        else if (message.Object("clientContent") is { } content)
        {
            ReceiveContent(content);
        }
        else if (message.Object("toolResponse") is { } response)
        {
            ReceiveToolResponse(response);
        }
        else
        {
            throw LiveClosure.InvalidArgument();
        }
    }

    private void ReceiveRealtime(ProtoObject input)
    {
        Require(_setup.Profile.MediaChunks || !input.Has("mediaChunks"));
        Require(_setup.Profile.TakesTextAndVideo || !(input.Has("text") || input.Has("video")));
        Require(_setup.Manual || !(input.Has("activityStart") || input.Has("activityEnd")));
        Require(!(_setup.Manual && input.Has("audioStreamEnd")));
        foreach (var media in input.Objects("mediaChunks").Append(input.Object("audio")).OfType<ProtoObject>())
        {
            TakeMedia(media);
        }

        if (input.Has("video"))
        {
            _context.AddUser(Modality.Video, TokenCounts.VideoFrame);
        }

        if (input.Text("text") is { } text)
        {
            TakeText(text);
        }

        if (input.Flag("audioStreamEnd"))
        {
            _intake.EndStream();
        }

        if (input.Has("activityStart"))
        {
            _intake.BeginActivity();
            OnSpeech();
        }

        if (input.Has("activityEnd") && _intake.EndActivity() is { } speech)
        {
            EndActivity(speech);
        }
    }

    private void TakeMedia(ProtoObject media)
    {
        var type = media.Text("mimeType") ?? "";
        if (type.StartsWith("image/", StringComparison.Ordinal))
        {
            _context.AddUser(Modality.Video, TokenCounts.VideoFrame);
            return;
        }

        var rate = PcmType.SampleRate(type) ?? throw LiveClosure.InvalidArgument();
        var pcm = media.Bytes("data");
        _tape.Heard(pcm, rate);
        _intake.Take(pcm, rate);
    }

    // Text within an activity is not answered, text outside at once: measured on 3.8.
    private void TakeText(string text)
    {
        if (_setup.Manual && _intake.Active)
        {
            _context.AddUser(Modality.Text, TokenCounts.Text(text));
            return;
        }

        OnSpeech();
        _answerer.Answer(new(null, text, TimeSpan.Zero));
    }

    private void EndActivity(Utterance speech)
    {
        if (speech.HasSpeech)
        {
            _answerer.Answer(new(speech, null, Billed(speech)));
            return;
        }

        _context.AddUser(Modality.Audio, TokenCounts.Audio(speech.Duration));
        _wire.Send(ServerMessages.TurnComplete(null, _setup.Profile.InteractionStatus, _wire.Vertex));
    }

    private void ReceiveContent(ProtoObject content)
    {
        Require(_setup.Profile.ClientContent == ClientContentUse.Always
            || (_setup.Profile.ClientContent == ClientContentUse.HistoryOnly && _awaitsHistory));
        Require(!content.Objects("turns").Any(ContentReader.HasFunctionParts));
        var complete = content.Flag("turnComplete");
        foreach (var turn in content.Objects("turns"))
        {
            var text = ContentReader.Text(turn);
            if (_awaitsHistory || turn.Text("role") == "model")
            {
                _context.AddUser(Modality.Text, TokenCounts.Text(text));
            }
            else
            {
                _unanswered.Add(text);
            }
        }

        if (_awaitsHistory)
        {
            _awaitsHistory = !complete;
            return;
        }

        _answerer.Interrupt();
        if (complete)
        {
            _answerer.Answer(new(null, string.Join('\n', _unanswered), TimeSpan.Zero));
            _unanswered.Clear();
        }
    }

    private void ReceiveToolResponse(ProtoObject response)
    {
        var responses = response.Objects("functionResponses").ToList();
        if (!_setup.Profile.TakesScheduling && responses.Any(answer => answer.Has("scheduling")))
        {
            throw new LiveClosure(1007, "Function response scheduling is not supported for this model");
        }

        // The simulated model calls no functions, so that every answer is to a call that never was.
        throw new LiveClosure(1008, "Requested entity was not found.");
    }

    private void OnSpeech()
    {
        if (_setup.Interruptible)
        {
            _answerer.Interrupt();
        }
    }

    private TimeSpan Billed(Utterance speech)
    {
        var heard = _intake.TakeHeard();
        return _setup.CoversAllInput ? heard : speech.Duration;
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw LiveClosure.InvalidArgument();
        }
    }
}
