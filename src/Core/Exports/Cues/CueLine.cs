namespace Interpreter.Core.Exports.Cues;

/// <summary>What one side says in a cue.</summary>
/// <param name="Language">Its language, BCP 47; null where unknown.</param>
/// <param name="Text">What; lines parted by \n, none of them blank.</param>
internal sealed record CueLine(string? Language, string Text);
