using Interpreter.Core.Sessions;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.EndToEnd.Tests;

/// <summary>What a follower heard of one turn.</summary>
internal sealed class HeardTurn
{
    private readonly List<byte> _voice = [];

    public byte[] Voice => [.. _voice];

    public List<string> FinalInputs { get; } = [];

    public List<string> FinalOutputs { get; } = [];

    public SessionOutput.TurnCompleted? Turn { get; private set; }

    public void Add(SessionOutput output)
    {
        switch (output)
        {
            case SessionOutput.Speech speech:
                _voice.AddRange(speech.Frame.Memory.Span);
                speech.Frame.Release();
                break;
            case SessionOutput.InputCaption { IsFinal: true } caption:
                FinalInputs.Add(caption.Text);
                break;
            case SessionOutput.OutputCaption { IsFinal: true } caption:
                FinalOutputs.Add(caption.Text);
                break;
            case SessionOutput.TurnCompleted turn:
                Turn = turn;
                break;
            case SessionOutput.Failed failed:
                Assert.Fail($"{failed.Code}: {failed.Message}");
                break;
        }
    }

    /// <summary>The captions are the phrase's texts, once each; the voice is the counterpart's recording, bit for bit.</summary>
    public void AssertInterprets(Phrase phrase, string from, string to)
    {
        Assert.Equal([phrase.Sides[from].Text], FinalInputs);
        Assert.Equal([phrase.Sides[to].Text], FinalOutputs);
        Assert.True(phrase.Sides[to].Pcm24k.Span.SequenceEqual(Voice), $"The voice differs: {Voice.Length} of {phrase.Sides[to].Pcm24k.Length} bytes.");
    }
}
