namespace Interpreter.Pages.Tests;

/// <summary>Tests that speak in real time: alone, since a starved browser's microphone stutters.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MicrophoneTests
{
    public const string Name = "microphone";
}
