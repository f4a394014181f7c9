using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>The body of a refused REST request.</summary>
internal sealed record ErrorBody
{
    public ServerError? Error { get; init; }
}
