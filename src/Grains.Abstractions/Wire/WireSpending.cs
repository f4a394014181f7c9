using Interpreter.Core.Pricing;
using Interpreter.Core.Users;

namespace Interpreter.Grains.Wire;

/// <summary>What something took.</summary>
/// <param name="Model">The model's id; null where only audio is told.</param>
/// <param name="Tokens">Tokens as billed: text, audio and image that came in, text and audio that went out.</param>
/// <param name="Audio">Speech sent to the model.</param>
[GenerateSerializer, Immutable, Alias("interpreter.Spending")]
public sealed record WireSpending(
    [property: Id(0)] string? Model,
    [property: Id(1)] long[] Tokens,
    [property: Id(2)] TimeSpan Audio)
{
    /// <summary>Writes a spending.</summary>
    public static WireSpending Of(Spending spending)
    {
        var tokens = spending.Tokens;
        return new(spending.Model, [tokens.InputText, tokens.InputAudio, tokens.InputImage, tokens.OutputText, tokens.OutputAudio], spending.Audio);
    }

    /// <summary>Reads the spending.</summary>
    public Spending Read() => new(Model, new BilledTokens(Tokens[0], Tokens[1], Tokens[2], Tokens[3], Tokens[4]), Audio);
}
