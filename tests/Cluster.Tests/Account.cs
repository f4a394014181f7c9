using Interpreter.Cluster.Tests.Conversations;
using Interpreter.Cluster.Tests.Simulated;

namespace Interpreter.Cluster.Tests;

/// <summary>One conversation, held against what the simulated Gemini heard and said in it: nothing is missing, nothing came twice.</summary>
internal sealed class Account
{
    private readonly Conversation _conversation;
    private readonly IReadOnlyList<HeardConnection> _connections;
    private readonly HashSet<int> _heard;

    public Account(Conversation conversation, IReadOnlyList<HeardConnection> connections)
    {
        _conversation = conversation;
        _connections = [.. connections.Where(connection => connection.Conversation == conversation.Number)];
        _heard = [.. _connections.SelectMany(connection => connection.Blocks)];
        Heard = _connections.Sum(connection => connection.Blocks.Count);
        HeardAgain = Heard - _heard.Count;
        SilenceLeftOut = conversation.IsGated ? 0 : Enumerable.Range(0, _heard.Max()).Count(block => !_heard.Contains(block));
        Answers = _connections.Sum(connection => connection.Answers.Count);
    }

    public int Turns => _conversation.Turns.Count;

    public long VoiceBytes => _conversation.Turns.Values.Sum(turn => turn.Voice.Length);

    public int Unrecognised => _conversation.Turns.Values.Count(turn => turn.Outputs is ["[unrecognised]"]);

    /// <summary>Blocks of 20 ms that were spoken.</summary>
    public int Spoken => _conversation.Track.Spoken().Count;

    /// <summary>Blocks that the model was given.</summary>
    public int Heard { get; }

    /// <summary>Of these, those that an earlier connection had been given.</summary>
    public int HeardAgain { get; }

    /// <summary>Blocks of silence, sent as speech is, that were on their way when a connection broke: nobody would have answered them.</summary>
    public int SilenceLeftOut { get; }

    public int Connections => _connections.Count;

    public int Answers { get; }

    /// <summary>Of the answers, those that were begun again on another connection.</summary>
    public int AnswersAgain => Answers - Told().Count;

    /// <summary>Fails where a caption, or a sample, is missing, came twice or in another order.</summary>
    public void Verify(Sentences sentences)
    {
        var name = $"Conversation {_conversation.Number}";
        Assert.True(Enumerable.Range(1, Turns).Select(number => (long)number).SequenceEqual(_conversation.Turns.Keys), $"{name}: the turns are {string.Join(", ", _conversation.Turns.Keys)}.");
        foreach (var (number, turn) in _conversation.Turns)
        {
            var (input, output, wasInterrupted) = Single(turn.Ends, $"{name}, turn {number}: ends");
            Assert.False(wasInterrupted, $"{name}, turn {number} was interrupted.");
            Assert.Equal(input, Single(turn.Inputs, $"{name}, turn {number}: final input captions"));
            Assert.Equal(output, Single(turn.Outputs, $"{name}, turn {number}: final output captions"));
            Assert.True(turn.CaptionsTakenBack == 0, $"{name}, turn {number}: a caption was taken back.");
            Assert.True(
                sentences.VoiceOf(output).SequenceEqual(turn.Voice.ToArray()),
                $"{name}, turn {number}: {turn.Voice.Length} bytes of voice came of {sentences.VoiceOf(output).Length}, or others.");
        }

        Assert.Equal(Told(), _conversation.Turns.Values.Select(turn => (turn.Ends[0].Input, turn.Ends[0].Output)));
        VerifyUplink(name);
    }

    // What was said of each sentence, by the last connection that interpreted it.
    private List<(string Input, string Output)> Told()
    {
        var told = new SortedDictionary<int, (int Connection, List<(string, string)> Answers)>();
        foreach (var connection in _connections)
        {
            var from = 0;
            foreach (var answer in connection.Answers)
            {
                var phrase = connection.Blocks[from..answer.BlocksBefore].Select(_conversation.Track.PhraseOf).FirstOrDefault(phrase => phrase is not null) ?? -1;
                from = answer.BlocksBefore;
                if (!told.TryGetValue(phrase, out var before) || before.Connection != connection.Number)
                {
                    told[phrase] = before = (connection.Number, []);
                }

                before.Answers.Add((answer.Heard ?? "", answer.Said));
            }
        }

        return [.. told.Values.SelectMany(phrase => phrase.Answers)];
    }

    private void VerifyUplink(string name)
    {
        var track = _conversation.Track;
        var missing = track.Spoken().Where(block => !_heard.Contains(block)).ToList();
        Assert.True(missing.Count == 0, $"{name}: {missing.Count} blocks of speech never came to the model, from {missing.FirstOrDefault()}.");
        foreach (var connection in _connections)
        {
            Assert.True(connection.Damaged == 0, $"{name}: {connection.Damaged} blocks came damaged.");
            foreach (var (block, next) in connection.Blocks.Zip(connection.Blocks.Skip(1)))
            {
                Assert.True(block < next, $"{name}: block {next} came after {block} on one connection.");
                var skipped = Enumerable.Range(block + 1, next - block - 1);
                Assert.True(
                    next == block + 1 || (_conversation.IsGated && skipped.All(number => track.PhraseOf(number) is null)),
                    $"{name}: between {block} and {next} speech was left out.");
            }
        }
    }

    private static T Single<T>(List<T> items, string what)
    {
        Assert.True(items.Count == 1, $"{what}: {items.Count} in place of one.");
        return items[0];
    }
}
