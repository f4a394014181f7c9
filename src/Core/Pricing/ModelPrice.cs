namespace Interpreter.Core.Pricing;

/// <summary>What a model costs, in US dollars per million tokens.</summary>
public sealed record ModelPrice
{
    private const decimal Million = 1_000_000;

    /// <summary>Text that the model reads.</summary>
    public required decimal InputText { get; init; }

    /// <summary>Speech that it hears.</summary>
    public required decimal InputAudio { get; init; }

    /// <summary>Images and video that it sees.</summary>
    public required decimal InputImage { get; init; }

    /// <summary>Text that it writes, with its thoughts; transcripts too.</summary>
    public required decimal OutputText { get; init; }

    /// <summary>Speech that it speaks; 0 where the model has no voice.</summary>
    public decimal OutputAudio { get; init; }

    /// <summary>What these tokens cost, in US dollars. Discounts for cached input are left out: the true cost is never higher.</summary>
    public decimal Cost(BilledTokens tokens) =>
        (tokens.InputText * InputText
            + tokens.InputAudio * InputAudio
            + tokens.InputImage * InputImage
            + tokens.OutputText * OutputText
            + tokens.OutputAudio * OutputAudio) / Million;
}
