using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

/// <summary>The newest finished turns, for reseeding a connection that has no usable handle. The oldest are dropped first.</summary>
internal sealed class Transcript
{
    // Enough for names and terms to stay the same; small enough that a reconnect stays quick.
    private const int MaxTurns = 10;
    private const int MaxCharacters = 4000;

    private readonly Queue<(string Input, string Output)> _turns = new();
    private int _characters;

    /// <summary>The turns, as the model takes them.</summary>
    public IReadOnlyList<HistoryTurn> History =>
        [.. _turns.SelectMany(turn => new[] { new HistoryTurn(false, turn.Input), new HistoryTurn(true, turn.Output) })];

    /// <summary>Takes up an earlier transcript's <see cref="History"/>.</summary>
    public void Restore(IReadOnlyList<HistoryTurn> history)
    {
        foreach (var turn in history.Chunk(2).Where(turn => turn.Length == 2))
        {
            Add(turn[0].Text, turn[1].Text);
        }
    }

    public void Add(string input, string output)
    {
        if (input.Length == 0 || output.Length == 0)
        {
            return;
        }

        _turns.Enqueue((input, output));
        _characters += input.Length + output.Length;
        while (_turns.Count > MaxTurns || _characters > MaxCharacters)
        {
            var (oldInput, oldOutput) = _turns.Dequeue();
            _characters -= oldInput.Length + oldOutput.Length;
        }
    }
}
