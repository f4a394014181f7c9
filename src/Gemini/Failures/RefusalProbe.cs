using System.Text.Json;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live.Wire;

namespace Interpreter.Gemini.Failures;

/// <summary>
/// Asks over REST whether Gemini accepts the key. A refused WebSocket upgrade carries no words, and some refusals
/// come only after the setup; a list of models tells a wrong key and an exhausted quota in plain words.
/// </summary>
/// <param name="http">Sends the request.</param>
/// <param name="endpoint">Where Gemini is.</param>
/// <param name="credential">The key.</param>
/// <param name="timeProvider">The clock of the timeout; null for the system's.</param>
public sealed class RefusalProbe(HttpClient http, GeminiEndpoint endpoint, GeminiCredential credential, TimeProvider? timeProvider = null)
{
    // Google's errors are about 1 kB.
    private const int MaxBodyBytes = 64 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>A probe of another key that asks in the same place.</summary>
    public RefusalProbe With(GeminiCredential other) => new(http, endpoint, other, timeProvider);

    /// <summary>Asks.</summary>
    /// <returns>Why Gemini would refuse, or can't be reached; null when it would not, or when only connecting can tell (tokens, Vertex).</returns>
    public async Task<UpstreamException?> ProbeAsync(CancellationToken cancellationToken)
    {
        if (endpoint is not GeminiEndpoint.Developer developer || credential is not GeminiCredential.ApiKey)
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(Timeout, timeProvider ?? TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, developer.RestAddress("models?pageSize=1"));
            var (name, value) = await credential.GetHeaderAsync(either.Token).ConfigureAwait(false);
            request.Headers.Add(name, value);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? null
                : FailureClassifier.OfStatus((int)response.StatusCode, await ReadMessageAsync(response, either.Token).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new UpstreamException(UpstreamFailure.Network, "Gemini could not be reached: check the network and GEMINI_BASE_URL.", inner: exception);
        }
    }

    private static async Task<string?> ReadMessageAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = new byte[MaxBodyBytes];
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(body.AsSpan(0, length), LiveJson.Wire.ErrorBody)?.Error?.Message;
        }
        catch (JsonException)
        {
            return null; // A proxy's page: the status says what is known.
        }
    }
}
