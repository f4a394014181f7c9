using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Tests.Sessions;

/// <summary>Writes down what the machine asks for, as short lines that tests compare.</summary>
internal sealed class RecordedEffects : ISessionEffects
{
    private readonly List<string> _lines = [];

    public List<SessionOutput> Outputs { get; } = [];

    public List<SessionNote> Notes { get; } = [];

    public List<SessionWork> Work { get; } = [];

    public List<TextRequest> Requests { get; } = [];

    public List<UpstreamSetup> Setups { get; } = [];

    public Dictionary<int, List<byte>> SentAudio { get; } = [];

    public byte[] HeardAudio => [.. _heard];

    private readonly List<byte> _heard = [];

    public List<string> Take()
    {
        List<string> lines = [.. _lines];
        _lines.Clear();
        return lines;
    }

    public void Emit(SessionOutput output)
    {
        Outputs.Add(output);
        _lines.Add(Describe(output));
        if (output is SessionOutput.Speech speech)
        {
            _heard.AddRange(speech.Frame.Memory.Span);
            speech.Frame.Release();
        }
    }

    public void OpenUpstream(int link, UpstreamSetup setup)
    {
        Setups.Add(setup);
        _lines.Add($"open {link}{(setup.ResumptionHandle is { } handle ? " " + handle : "")}");
    }

    public void CloseUpstream(int link) => _lines.Add($"close {link}");

    public void SendAudio(int link, AudioFrame frame)
    {
        if (!SentAudio.TryGetValue(link, out var sent))
        {
            SentAudio[link] = sent = [];
        }

        sent.AddRange(frame.Memory.Span);
        if (_lines.Count == 0 || _lines[^1] != $"audio {link}")
        {
            _lines.Add($"audio {link}");
        }
    }

    public void Send(int link, UpstreamInput input) => _lines.Add(input is UpstreamInput.Text text
        ? $"text {link} {text.Value}"
        : $"{input.GetType().Name} {link}");

    public void Begin(SessionWork work)
    {
        Work.Add(work);
        _lines.Add($"work {work.Name}");
    }

    public void Abandon(SessionWork work) => _lines.Add($"abandon {work.Name}");

    public void AskModel(long turn, TextRequest request)
    {
        Requests.Add(request);
        _lines.Add($"ask {turn}");
    }

    public void StopAsking() => _lines.Add("stop asking");

    public void Note(SessionNote note) => Notes.Add(note);

    private static string Describe(SessionOutput output) => output switch
    {
        SessionOutput.StateChanged state => $"state {state.State}{(state.Reason is { } reason ? " " + reason : "")}",
        SessionOutput.SpeechStateChanged speech => $"speech {speech.State}",
        SessionOutput.InputCaption caption => $"in{caption.Turn}{(caption.IsFinal ? "!" : "")} {caption.Text}{(caption.Language is { } code ? " " + code : "")}",
        SessionOutput.OutputCaption caption => $"out{caption.Turn}{(caption.IsFinal ? "!" : "")} {caption.Text}{(caption.Language is { } code ? " " + code : "")}",
        SessionOutput.Speech speech => $"speech{speech.Turn} {speech.Frame.Length}",
        SessionOutput.Interrupted interrupted => $"interrupted {interrupted.Turn}",
        SessionOutput.TurnCompleted turn => $"turn {turn.Turn} {turn.InputText} -> {turn.OutputText}{(turn.WasInterrupted ? " (interrupted)" : "")}",
        SessionOutput.Asked asked => $"asked {asked.Turn} {asked.Question.Id}",
        SessionOutput.TextDelta delta => $"delta {delta.Turn} {delta.Text}",
        SessionOutput.Failed failed => $"failed {failed.Code}",
        _ => output.GetType().Name,
    };
}
