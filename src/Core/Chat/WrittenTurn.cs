using System.Text;
using Interpreter.Core.Pricing;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;

namespace Interpreter.Core.Chat;

/// <summary>A written question and its answer, while it is under way.</summary>
/// <param name="number">The turn's number in the session.</param>
/// <param name="asked">What its asker wrote.</param>
/// <param name="now">When it began.</param>
internal sealed class WrittenTurn(long number, WaitingAsk asked, TimeSpan now)
{
    public long Number { get; } = number;

    public WaitingAsk Asked { get; } = asked;

    public TimeSpan BegunAt { get; } = now;

    /// <summary>What the context holds of it; null until the question is stored.</summary>
    public ContextTurn? Context { get; set; }

    /// <summary>The stored question; null until it is stored.</summary>
    public ChatMessage? Question => Context?.Question;

    /// <summary>When the model was asked; null until then.</summary>
    public TimeSpan? ModelAskedAt { get; set; }

    /// <summary>Whether the question is all that the model was asked: its count of the prompt is the question's own then.</summary>
    public bool IsAskedAlone { get; set; }

    /// <summary>Whether the user stopped it before the model was asked.</summary>
    public bool IsStopped { get; set; }

    /// <summary>What the model has written.</summary>
    public StringBuilder Answer { get; } = new();

    /// <summary>What it took so far; null where the model has not said.</summary>
    public BilledTokens? Billed { get; set; }

    /// <summary>How the model ended; null until it has.</summary>
    public TextEnd? End { get; set; }
}
