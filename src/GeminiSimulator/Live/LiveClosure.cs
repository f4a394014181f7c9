namespace Interpreter.GeminiSimulator.Live;

/// <summary>The connection must be closed with this code and reason.</summary>
internal sealed class LiveClosure(int code, string reason) : Exception(reason)
{
    public int Code { get; } = code;

    public static LiveClosure InvalidArgument() => new(1007, "Request contains an invalid argument.");
}
