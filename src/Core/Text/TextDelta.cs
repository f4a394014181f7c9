using Interpreter.Core.Pricing;

namespace Interpreter.Core.Text;

/// <summary>A bit of an answer, to be appended to the bits before it.</summary>
/// <param name="Text">May be empty.</param>
/// <param name="End">How the answer ended; null while it goes on.</param>
public sealed record TextDelta(string Text, TextEnd? End = null)
{
    /// <summary>Tokens of the whole request, as counted so far: all that is known of an answer that is stopped. Null where the model has not said.</summary>
    public BilledTokens? Billed { get; init; }
}
