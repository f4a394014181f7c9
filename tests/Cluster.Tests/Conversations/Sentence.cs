namespace Interpreter.Cluster.Tests.Conversations;

/// <summary>A sentence that is spoken, and how it is interpreted.</summary>
/// <param name="Text">As it is heard.</param>
/// <param name="Blocks">As it is spoken, in blocks of 20 ms at 16 kHz, from the first that is loud to the last.</param>
/// <param name="Answer">Its interpretation.</param>
internal sealed record Sentence(string Text, IReadOnlyList<byte[]> Blocks, string Answer);
