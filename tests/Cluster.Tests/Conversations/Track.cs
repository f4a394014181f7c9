namespace Interpreter.Cluster.Tests.Conversations;

/// <summary>All that one conversation's microphone has given, block by block.</summary>
internal sealed class Track(int conversation)
{
    public const int SampleRate = 16_000;

    /// <summary>20 ms.</summary>
    public const int BlockBytes = SampleRate / 50 * 2;

    private readonly Lock _gate = new();
    private readonly List<(byte[] Pcm, int? Phrase)> _blocks = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _blocks.Count;
            }
        }
    }

    /// <summary>Takes a block, and marks it.</summary>
    /// <param name="pcm">One block.</param>
    /// <param name="phrase">The number of the phrase that is spoken in it; null for silence.</param>
    public byte[] Add(ReadOnlySpan<byte> pcm, int? phrase)
    {
        var block = pcm.ToArray();
        lock (_gate)
        {
            Mark.Write(block, conversation, _blocks.Count);
            _blocks.Add((block, phrase));
        }

        return block;
    }

    public bool IsBlock(int number, ReadOnlySpan<byte> pcm)
    {
        lock (_gate)
        {
            return number < _blocks.Count && pcm.SequenceEqual(_blocks[number].Pcm);
        }
    }

    public int? PhraseOf(int number)
    {
        lock (_gate)
        {
            return _blocks[number].Phrase;
        }
    }

    /// <summary>The blocks in which a phrase is spoken.</summary>
    public IReadOnlyList<int> Spoken()
    {
        lock (_gate)
        {
            return [.. Enumerable.Range(0, _blocks.Count).Where(number => _blocks[number].Phrase is not null)];
        }
    }
}
