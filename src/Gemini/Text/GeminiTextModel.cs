using System.Runtime.CompilerServices;
using Interpreter.Core.Text;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Text.Messages;

namespace Interpreter.Gemini.Text;

/// <summary>Gemini as the text model of sessions and of one-shot requests.</summary>
/// <param name="client">Asks.</param>
/// <param name="models">The models, and which one answers where nobody names one.</param>
public sealed class GeminiTextModel(TextClient client, GeminiTextModels models) : ITextModel
{
    /// <inheritdoc />
    public async Task<TextAnswer> GenerateAsync(TextRequest request, CancellationToken cancellationToken)
    {
        var (model, content) = Say(request);
        var answer = await client.GenerateAsync(model.Id, content, cancellationToken).ConfigureAwait(false);
        return new TextAnswer(answer.Text, TextMapping.ToEnd(answer, answer.UsageMetadata, model.Id));
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<TextDelta> StreamAsync(TextRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (model, content) = Say(request);
        GenerateContentResponse? end = null;
        UsageMetadata? usage = null;
        await foreach (var chunk in client.StreamAsync(model.Id, content, cancellationToken).ConfigureAwait(false))
        {
            usage = chunk.UsageMetadata ?? usage;
            end = chunk.EndReason is null ? end : chunk;
            if (chunk.Text is { Length: > 0 } text)
            {
                yield return new TextDelta(text) { Billed = usage is null ? null : Billing.Of(usage) };
            }
        }

        // Usage may come after the chunk that says why the answer ended.
        var last = TextMapping.ToEnd(end!, usage, model.Id);
        yield return new TextDelta("", last) { Billed = last.Billed };
    }

    /// <inheritdoc />
    public async Task<int> CountAsync(TextRequest request, CancellationToken cancellationToken)
    {
        var (model, content) = Say(request);
        return (await client.CountTokensAsync(model.Id, content with { GenerationConfig = null }, cancellationToken).ConfigureAwait(false)).TotalTokens;
    }

    private (TextModelProfile Model, GenerateContentRequest Content) Say(TextRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = models.Find(request.Model);
        return (model, TextMapping.ToContent(request, model));
    }
}
