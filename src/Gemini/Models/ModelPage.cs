namespace Interpreter.Gemini.Models;

/// <summary>A page of the list of models.</summary>
internal sealed record ModelPage
{
    public IReadOnlyList<ModelDescription>? Models { get; init; }

    public string? NextPageToken { get; init; }
}
