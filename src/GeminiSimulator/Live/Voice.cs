using System.Collections.Concurrent;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>The recordings of the phrasebook as messages, made on first use. As many as the book has sides.</summary>
internal sealed class Voice(bool vertex)
{
    private readonly ConcurrentDictionary<PhraseSide, SpeechFrames> _frames = new(ReferenceEqualityComparer.Instance);

    /// <summary>The sound of speech that is not in the book.</summary>
    public SpeechFrames Unrecognised { get; } = SpeechFrames.Of(UnrecognisedSpeech.Pcm24k.Span, vertex);

    public SpeechFrames Of(PhraseSide side) =>
        _frames.GetOrAdd(side, static (key, isVertex) => SpeechFrames.Of(key.Pcm24k.Span, isVertex), vertex);
}
