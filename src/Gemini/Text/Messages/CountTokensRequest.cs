using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Text.Messages;

/// <summary>What is to be counted: on the Developer API a whole request, on Vertex its fields.</summary>
internal sealed record CountTokensRequest
{
    public GenerateContentRequest? GenerateContentRequest { get; init; }

    public IReadOnlyList<Content>? Contents { get; init; }

    public Content? SystemInstruction { get; init; }
}
