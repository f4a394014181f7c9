namespace Interpreter.Cluster.Tests.Simulated;

/// <summary>An answer of the simulated Gemini.</summary>
/// <param name="Heard">What it took the speech for.</param>
/// <param name="Said">The interpretation.</param>
/// <param name="BlocksBefore">How many blocks of its connection had come.</param>
internal sealed record HeardAnswer(string? Heard, string Said, int BlocksBefore);
