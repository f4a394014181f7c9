using Interpreter.Core.Sessions;

namespace Interpreter.Grains.Wire;

/// <summary>What a follower has of a session: where it goes on, and what a session that came back from its snapshot must not say again.</summary>
/// <param name="After">The number of the last output that it has; 0 for none.</param>
/// <param name="Turn">The number of the newest turn of which it has anything; 0 for none.</param>
/// <param name="IsTurnOpen">Whether that turn goes on.</param>
/// <param name="SpeechBytes">How much of that turn's voice it has, in bytes.</param>
/// <param name="AudioThrough">The number of the newest audio frame whose answer it has whole; 0 for none.</param>
/// <param name="InputLength">How long that turn's longest caption of what was said is, in UTF-16 units.</param>
/// <param name="OutputLength">How long that of what was answered is.</param>
[GenerateSerializer, Immutable, Alias("interpreter.Heard")]
public readonly record struct Heard(
    [property: Id(0)] long After,
    [property: Id(1)] long Turn = 0,
    [property: Id(2)] bool IsTurnOpen = false,
    [property: Id(3)] long SpeechBytes = 0,
    [property: Id(4)] long AudioThrough = 0,
    [property: Id(5)] int InputLength = 0,
    [property: Id(6)] int OutputLength = 0)
{
    /// <summary>Writes it.</summary>
    public static Heard Of(HeardOutputs heard) =>
        new(heard.After, heard.Turn, heard.IsTurnOpen, heard.SpeechBytes, heard.AudioThrough, heard.InputLength, heard.OutputLength);

    /// <summary>Reads it.</summary>
    public HeardOutputs Read() => new(After, Turn, IsTurnOpen, SpeechBytes, AudioThrough, InputLength, OutputLength);
}
