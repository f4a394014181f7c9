namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>A payload that is not the message it should be.</summary>
internal sealed class ProtoException(IReadOnlyList<ProtoViolation> violations)
    : Exception(string.Join('\n', violations.Select(violation => violation.Description)))
{
    /// <summary>All that is wrong, in the order of the payload; at least one.</summary>
    public IReadOnlyList<ProtoViolation> Violations { get; } = violations;
}
