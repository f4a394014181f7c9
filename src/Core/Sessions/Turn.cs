using System.Text;
using Interpreter.Core.Pricing;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

/// <summary>The open turn: one utterance and its interpretation.</summary>
internal sealed class Turn(long number, Utterance? utterance, TimeSpan now)
{
    private const double BytesPerMillisecond = 48; // 24 kHz, two bytes a sample

    private long _answerBytes;
    private long _skipBytes;
    private int _shownInput;
    private int _shownOutput;

    public long Number { get; } = number;

    /// <summary>What is interpreted; null where the model speaks unasked.</summary>
    public Utterance? Utterance { get; set; } = utterance;

    public TimeSpan StartedAt { get; } = utterance?.StartedAt ?? now;

    public TimeSpan? FirstAudioAt { get; private set; }

    public StringBuilder Input { get; } = new();

    public StringBuilder Output { get; } = new();

    public string? InputLanguage { get; set; }

    public string? OutputLanguage { get; set; }

    public TokenUsage? Usage { get; set; }

    /// <summary>The same tokens, as they are billed.</summary>
    public BilledTokens Billed { get; set; }

    /// <summary>Up to which item of the uplink the answer reaches; null until the model answers.</summary>
    public long? Boundary { get; private set; }

    /// <summary>When the model began to answer.</summary>
    public TimeSpan? AnsweredAt { get; private set; }

    /// <summary>Whether all of the answer has come.</summary>
    public bool IsGenerated { get; set; }

    /// <summary>Audio given to the followers, in bytes.</summary>
    public long DeliveredBytes { get; private set; }

    public double OutputMilliseconds => DeliveredBytes / BytesPerMillisecond;

    public bool IsEmpty => Input.Length == 0 && Output.Length == 0 && DeliveredBytes == 0;

    /// <summary>When the audio delivered so far will have been played, if played at once.</summary>
    public TimeSpan PlayedBy => (FirstAudioAt ?? StartedAt) + TimeSpan.FromMilliseconds(OutputMilliseconds);

    /// <summary>From the end of speech to the first audio; null where there was no audio, or it came earlier.</summary>
    public TimeSpan? Latency => FirstAudioAt >= Utterance?.EndedAt ? FirstAudioAt - Utterance.EndedAt : null;

    /// <summary>The model answers, or has answered, what the uplink holds before an index.</summary>
    public void Answer(long boundary, TimeSpan now)
    {
        Boundary = boundary;
        AnsweredAt ??= now;
    }

    /// <summary>
    /// The utterance is sent again on another connection, and its answer will come from the start: what was
    /// delivered of it is not delivered twice.
    /// </summary>
    public void BeginReplay()
    {
        _skipBytes = DeliveredBytes;
        _answerBytes = 0;
        Boundary = null;
        AnsweredAt = null;
        Output.Clear();
        if (Utterance?.Text is null)
        {
            Input.Clear();
        }
    }

    /// <summary>The turn was begun in another process, which delivered so much of it.</summary>
    public void TakeUp(HeardOutputs heard)
    {
        (DeliveredBytes, _skipBytes) = (heard.SpeechBytes, heard.SpeechBytes);
        (_shownInput, _shownOutput) = (heard.InputLength, heard.OutputLength);
    }

    /// <summary>Counts audio of the answer. Returns how many of its first bytes were delivered before a replay.</summary>
    public int Deliver(int bytes, TimeSpan now)
    {
        var skip = (int)Math.Clamp(_skipBytes - _answerBytes, 0, bytes);
        _answerBytes += bytes;
        DeliveredBytes += bytes - skip;
        FirstAudioAt ??= now;
        return skip;
    }

    /// <summary>Appends what the speaker said. Returns whether followers have not seen as much yet.</summary>
    public bool Hear(string text) => Append(Input, text, ref _shownInput);

    /// <summary>Appends what the interpreter says. Returns whether followers have not seen as much yet.</summary>
    public bool Say(string text) => Append(Output, text, ref _shownOutput);

    private static bool Append(StringBuilder target, string text, ref int shown)
    {
        target.Append(text);
        if (target.Length <= shown)
        {
            return false;
        }

        shown = target.Length;
        return true;
    }
}
