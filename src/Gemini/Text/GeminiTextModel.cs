using System.Runtime.CompilerServices;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Keys;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Text.Messages;

namespace Interpreter.Gemini.Text;

/// <summary>Gemini as the text model of sessions and of one-shot requests.</summary>
/// <param name="client">Asks.</param>
/// <param name="models">The models, and which one answers where nobody names one.</param>
/// <param name="keys">Users' own keys, used in the place of the client's; null where nobody has any.</param>
public sealed class GeminiTextModel(TextClient client, GeminiTextModels models, IUserKeys? keys = null) : ITextModel
{
    private readonly OwnKeyClients<TextClient>? _own = keys is null ? null : new(keys, client.With);

    /// <inheritdoc />
    public async Task<TextAnswer> GenerateAsync(TextRequest request, CancellationToken cancellationToken)
    {
        var (model, content) = Say(request);
        var answer = await (await FindOwnAsync(request, cancellationToken).ConfigureAwait(false) is { } own
            ? OwnKeyFailure.TellAsync(own.GenerateAsync(model.Id, content, cancellationToken))
            : client.GenerateAsync(model.Id, content, cancellationToken)).ConfigureAwait(false);
        return new TextAnswer(answer.Text, TextMapping.ToEnd(answer, answer.UsageMetadata, model.Id));
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<TextDelta> StreamAsync(TextRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (model, content) = Say(request);
        GenerateContentResponse? end = null;
        UsageMetadata? usage = null;
        var chunks = await FindOwnAsync(request, cancellationToken).ConfigureAwait(false) is { } own
            ? OwnKeyFailure.TellAsync(own.StreamAsync(model.Id, content, cancellationToken), cancellationToken)
            : client.StreamAsync(model.Id, content, cancellationToken);
        await foreach (var chunk in chunks.ConfigureAwait(false))
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
        content = content with { GenerationConfig = null };
        var count = await (await FindOwnAsync(request, cancellationToken).ConfigureAwait(false) is { } own
            ? OwnKeyFailure.TellAsync(own.CountTokensAsync(model.Id, content, cancellationToken))
            : client.CountTokensAsync(model.Id, content, cancellationToken)).ConfigureAwait(false);
        return count.TotalTokens;
    }

    private ValueTask<TextClient?> FindOwnAsync(TextRequest request, CancellationToken cancellationToken) =>
        _own?.FindAsync(request.OwnerId, cancellationToken) ?? default;

    private (TextModelProfile Model, GenerateContentRequest Content) Say(TextRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = models.Find(request.Model);
        return (model, TextMapping.ToContent(request, model));
    }
}
