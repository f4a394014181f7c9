using System.Runtime.CompilerServices;
using System.Text.Json;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Rest;
using Interpreter.Gemini.Text.Messages;

namespace Interpreter.Gemini.Text;

/// <summary>generateContent, whole and streamed, and countTokens, in Gemini's own terms. Safe for use by many at once.</summary>
/// <param name="channel">Sends the requests.</param>
public sealed class TextClient(RestChannel channel)
{
    private GeminiEndpoint Endpoint => channel.Options.Endpoint;

    /// <summary>A client of another key over the same connections.</summary>
    public TextClient With(GeminiCredential credential) => new(channel.With(credential));

    /// <summary>Asks for an answer as a whole. A blocked prompt is an answer without candidates.</summary>
    /// <param name="model">The model's id.</param>
    /// <param name="request">The conversation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpstreamException">Gemini could not be reached, refused, or its quota is used up.</exception>
    public async Task<GenerateContentResponse> GenerateAsync(string model, GenerateContentRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var answer = await channel.SendAsync(ToRest(model, "generateContent", request), Parse, cancellationToken).ConfigureAwait(false);
        Measure(answer);
        return answer;
    }

    /// <summary>Asks for an answer in chunks. The last that comes with an end has it: later ones hold usage at most.</summary>
    /// <inheritdoc cref="GenerateAsync" path="/param"/>
    /// <exception cref="UpstreamException">As with <see cref="GenerateAsync"/>; also when the answer breaks off, which is never repeated.</exception>
    public async IAsyncEnumerable<GenerateContentResponse> StreamAsync(
        string model, GenerateContentRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rest = ToRest(model, "streamGenerateContent", request, "?alt=sse");
        GenerateContentResponse? counted = null;
        try
        {
            await foreach (var chunk in channel.StreamAsync(rest, Parse, chunk => chunk.EndReason is not null, cancellationToken).ConfigureAwait(false))
            {
                counted = chunk.UsageMetadata is null ? counted : chunk;
                yield return chunk;
            }
        }
        finally
        {
            // An answer that is stopped, or breaks off, is billed all the same.
            Measure(counted);
        }
    }

    /// <summary>Counts the tokens of a request.</summary>
    /// <inheritdoc cref="GenerateAsync" path="/param"/>
    /// <exception cref="UpstreamException">As with <see cref="GenerateAsync"/>.</exception>
    public Task<CountTokensResponse> CountTokensAsync(string model, GenerateContentRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = Endpoint is GeminiEndpoint.Developer
            ? new CountTokensRequest { GenerateContentRequest = request with { Model = Endpoint.ModelName(ModelNames.Checked(model)) } }
            : new CountTokensRequest { Contents = request.Contents, SystemInstruction = request.SystemInstruction };
        var rest = ToRest(model, "countTokens", JsonSerializer.SerializeToUtf8Bytes(body, RestJson.Wire.CountTokensRequest));
        return channel.SendAsync(rest, RestJson.Wire.CountTokensResponse, cancellationToken);
    }

    private RestRequest ToRest(string model, string method, GenerateContentRequest request, string query = "") =>
        ToRest(model, method, JsonSerializer.SerializeToUtf8Bytes(request, RestJson.Wire.GenerateContentRequest), query);

    private RestRequest ToRest(string model, string method, byte[] body, string query = "") =>
        new(method, model, HttpMethod.Post, Endpoint.RestAddress($"{Endpoint.ModelName(ModelNames.Checked(model))}:{method}{query}"), body);

    private static GenerateContentResponse Parse(ReadOnlySpan<byte> utf8)
    {
        var answer = JsonSerializer.Deserialize(utf8, RestJson.Wire.GenerateContentResponse) ?? throw new JsonException("The answer is null.");
        return answer.Error is null ? answer : throw Refusal.Of(answer.Error);
    }

    private static void Measure(GenerateContentResponse? answer)
    {
        if (answer?.UsageMetadata is { } usage)
        {
            GeminiDiagnostics.Used(usage.PromptTokenCount ?? 0, (usage.CandidatesTokenCount ?? 0) + (usage.ThoughtsTokenCount ?? 0));
        }
    }
}
