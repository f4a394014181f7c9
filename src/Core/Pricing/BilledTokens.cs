namespace Interpreter.Core.Pricing;

/// <summary>Tokens, by what is billed differently.</summary>
/// <param name="InputText">Text that the model read.</param>
/// <param name="InputAudio">Speech that it heard.</param>
/// <param name="InputImage">Images and video that it saw.</param>
/// <param name="OutputText">Text that it wrote, with its thoughts.</param>
/// <param name="OutputAudio">Speech that it spoke.</param>
public readonly record struct BilledTokens(long InputText, long InputAudio, long InputImage, long OutputText, long OutputAudio)
{
    /// <summary>All of them, whatever their kind.</summary>
    public long Total => InputText + InputAudio + InputImage + OutputText + OutputAudio;

    /// <summary>The sum, kind by kind.</summary>
    public static BilledTokens operator +(BilledTokens left, BilledTokens right) => left.Add(right);

    /// <summary>The sum, kind by kind.</summary>
    public BilledTokens Add(BilledTokens other) => new(
        InputText + other.InputText,
        InputAudio + other.InputAudio,
        InputImage + other.InputImage,
        OutputText + other.OutputText,
        OutputAudio + other.OutputAudio);
}
