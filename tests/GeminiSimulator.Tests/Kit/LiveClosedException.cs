namespace Interpreter.GeminiSimulator.Tests.Kit;

internal sealed class LiveClosedException(int code, string reason) : Exception($"{code}: {reason}")
{
    public int Code { get; } = code;

    public string Reason { get; } = reason;
}
