using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Rest;

/// <summary>
/// Sends requests to Gemini's REST API: with the key, within deadlines, and again where that can help. Cheap to make,
/// one for each key; the connections belong to the HTTP client. Safe for use by many at once.
/// </summary>
public sealed class RestChannel
{
    private readonly HttpClient _http;
    private readonly TimeProvider _timeProvider;
    private readonly Retries _retries;

    /// <summary>Creates a channel.</summary>
    /// <param name="http">Sends; see <see cref="GeminiHttp"/>. Its own timeout should be infinite.</param>
    /// <param name="options">How.</param>
    /// <param name="timeProvider">The clock of timeouts and waits; null for the system's.</param>
    public RestChannel(HttpClient http, RestOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        _http = http;
        _timeProvider = timeProvider ?? TimeProvider.System;
        _retries = new Retries(options, _timeProvider);
        Options = options;
    }

    /// <summary>How requests are sent and repeated.</summary>
    public RestOptions Options { get; }

    /// <summary>A channel of another key over the same connections.</summary>
    /// <param name="credential">The key.</param>
    /// <param name="configure">Changes what else shall be otherwise; null for nothing.</param>
    public RestChannel With(GeminiCredential credential, Func<RestOptions, RestOptions>? configure = null)
    {
        var options = Options with { Credential = credential };
        return new(_http, configure?.Invoke(options) ?? options, _timeProvider);
    }

    /// <summary>Sends a request whose answer is one JSON object.</summary>
    /// <exception cref="UpstreamException">There is no such answer.</exception>
    internal Task<T> SendAsync<T>(RestRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(request, utf8 => JsonSerializer.Deserialize(utf8, type) ?? throw new JsonException("The answer is null."), cancellationToken);

    /// <summary>Sends a request whose answer is one JSON object.</summary>
    /// <exception cref="UpstreamException">There is no such answer.</exception>
    internal async Task<T> SendAsync<T>(RestRequest request, ChunkParser<T> parse, CancellationToken cancellationToken)
    {
        using var call = new MeasuredCall(request, _timeProvider);
        var answer = await _retries.RunAsync(call, attempt => AttemptAsync(request, ReadAsync, attempt), cancellationToken).ConfigureAwait(false);
        call.Succeeded();
        return answer;

        async ValueTask<T> ReadAsync(HttpResponseMessage response, CancellationToken within)
        {
            using (response)
            using (var body = await Body.ReadAsync(response, Options.MaxAnswerBytes, within).ConfigureAwait(false))
            {
                return parse(body.Utf8);
            }
        }
    }

    /// <summary>Sends a request whose answer comes in chunks. It is repeated only before the first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="parse">Reads a chunk.</param>
    /// <param name="isLast">Whether the answer is complete with this chunk; others may follow it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpstreamException">The answer did not begin, or broke off.</exception>
    internal async IAsyncEnumerable<T> StreamAsync<T>(RestRequest request, ChunkParser<T> parse, Predicate<T> isLast, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = new MeasuredCall(request, _timeProvider);
        using var chunks = await _retries.RunAsync(call, attempt => AttemptAsync(request, OpenAsync, attempt), cancellationToken).ConfigureAwait(false);
        var complete = false;
        do
        {
            complete |= isLast(chunks.Current);
            yield return chunks.Current;
        }
        while (await call.TryAsync(() => MoveNextAsync(chunks, complete, cancellationToken)).ConfigureAwait(false));

        call.Succeeded();

        ValueTask<ChunkStream<T>> OpenAsync(HttpResponseMessage response, CancellationToken within) =>
            ChunkStream<T>.OpenAsync(response, parse, Options.MaxAnswerBytes, within);
    }

    private async ValueTask<bool> MoveNextAsync<T>(ChunkStream<T> chunks, bool complete, CancellationToken cancellationToken)
    {
        var found = await TimeLimit.RunAsync(Options.StallTimeout, _timeProvider, chunks.MoveNextAsync, cancellationToken).ConfigureAwait(false);
        return found || complete ? found : throw new UpstreamException(UpstreamFailure.Network, "Gemini's answer broke off.");
    }

    private ValueTask<T> AttemptAsync<T>(RestRequest request, Func<HttpResponseMessage, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken) =>
        TimeLimit.RunAsync(Options.AttemptTimeout, _timeProvider, within => SendOnceAsync(request, read, within), cancellationToken);

    private async ValueTask<T> SendOnceAsync<T>(RestRequest request, Func<HttpResponseMessage, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        var credential = await Options.Credential.GetHeaderAsync(cancellationToken).ConfigureAwait(false);
        using var message = request.ToMessage(credential);
        var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return await read(response, cancellationToken).ConfigureAwait(false);
        }

        using (response)
        {
            throw await Refusal.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }
}
