namespace Interpreter.Cluster.Tests.Simulated;

/// <summary>What came over one connection to the simulated Gemini.</summary>
/// <param name="number">In the order of all.</param>
/// <param name="openedAt">As <see cref="System.Diagnostics.Stopwatch"/> counts.</param>
/// <param name="isResumed">Whether it goes on with an earlier one's session.</param>
internal sealed class HeardConnection(int number, long openedAt, bool isResumed)
{
    private readonly List<byte> _rest = [];

    public int Number { get; } = number;

    public long OpenedAt { get; } = openedAt;

    public bool IsResumed { get; } = isResumed;

    /// <summary>Whose it is; null before the first audio.</summary>
    public int? Conversation { get; private set; }

    public long? FirstAudioAt { get; private set; }

    /// <summary>The numbers of the blocks, in the order they came.</summary>
    public List<int> Blocks { get; } = [];

    /// <summary>Pieces that nobody has spoken so.</summary>
    public int Damaged { get; private set; }

    /// <summary>The answers, and how many blocks had come before each.</summary>
    public List<HeardAnswer> Answers { get; } = [];

    public override string ToString()
    {
        lock (this)
        {
            return $"  connection {Number} {(IsResumed ? "resumed " : "")}opened {System.Diagnostics.Stopwatch.GetElapsedTime(OpenedAt).TotalSeconds:F1} s ago, blocks {Blocks.FirstOrDefault()} to {Blocks.LastOrDefault()} ({Blocks.Count}), answers after {string.Join(", ", Answers.Select(answer => answer.BlocksBefore))}";
        }
    }

    public void Take(ReadOnlySpan<byte> pcm, long now, Func<int, Conversations.Track> trackOf)
    {
        FirstAudioAt ??= now;
        _rest.AddRange(pcm);
        var whole = _rest.Count / Conversations.Track.BlockBytes * Conversations.Track.BlockBytes;
        foreach (var block in _rest.GetRange(0, whole).ToArray().Chunk(Conversations.Track.BlockBytes))
        {
            if (Conversations.Mark.Read(block) is var (conversation, number)
                && (Conversation ??= conversation) == conversation && trackOf(conversation).IsBlock(number, block))
            {
                Blocks.Add(number);
            }
            else
            {
                Damaged++;
            }
        }

        _rest.RemoveRange(0, whole);
    }
}
