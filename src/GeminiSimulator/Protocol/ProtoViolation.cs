namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>What the parser refuses, in the real server's words.</summary>
/// <param name="Field">The snake_case path of the field or of the message around it; "" at the root.</param>
/// <param name="Description">The sentence.</param>
internal sealed record ProtoViolation(string Field, string Description);
