namespace Interpreter.Core.Sessions;

/// <summary>What a follower has of a session, told to one that came back from its snapshot: it must not be said again.</summary>
/// <param name="After">The number of the last output that it has; 0 for none.</param>
/// <param name="Turn">The number of the newest turn of which it has anything; 0 for none.</param>
/// <param name="IsTurnOpen">Whether that turn goes on, as far as it knows.</param>
/// <param name="SpeechBytes">How much of that turn's voice it has, in bytes.</param>
/// <param name="AudioThrough">The number of the newest audio frame whose answer it has whole; 0 for none.</param>
/// <param name="InputLength">How long that turn's longest caption of what was said is, in UTF-16 units.</param>
/// <param name="OutputLength">How long that of what was answered is.</param>
public readonly record struct HeardOutputs(
    long After, long Turn, bool IsTurnOpen, long SpeechBytes, long AudioThrough, int InputLength = 0, int OutputLength = 0);
