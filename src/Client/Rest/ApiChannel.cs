using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interpreter.Client.Failures;

namespace Interpreter.Client.Rest;

/// <summary>Sends requests to one server, with the token of the moment, and turns what goes wrong into exceptions.</summary>
internal sealed class ApiChannel(HttpClient http, InterpreterClientOptions options)
{
    private const string StreamType = "text/event-stream";

    /// <summary>The token that requests carry; null for none.</summary>
    public string? Token { get; set; } = options.Token;

    /// <summary>Asks for something.</summary>
    public Task<T> GetAsync<T>(string path, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, answer, cancellationToken);

    /// <summary>Sends something, for an answer.</summary>
    public Task<T> SendAsync<TBody, T>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> form, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        SendAsync(method, path, JsonContent.Create(body, form), answer, cancellationToken);

    /// <summary>Sends something, for an answer.</summary>
    public async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var limit = Limit(cancellationToken);
        using var response = await SendAsync(method, path, content, null, limit.Token, cancellationToken).ConfigureAwait(false);
        try
        {
            return await response.Content.ReadFromJsonAsync(answer, limit.Token).ConfigureAwait(false)
                ?? throw new ProtocolException($"The server answered {path} with null.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new ProtocolException($"The server answered {path} with something else than is expected: is it an interpreter, and of this version?", e);
        }
        catch (Exception e) when (IsNetwork(e, cancellationToken))
        {
            throw Unreachable(e);
        }
    }

    /// <summary>Sends something that has no answer but its success.</summary>
    public async Task SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var limit = Limit(cancellationToken);
        using var response = await SendAsync(method, path, content, null, limit.Token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends something whose answer is read as it comes; it may take as long as it likes. The caller disposes of it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Below the server's address.</param>
    /// <param name="content">What is sent; null for nothing.</param>
    /// <param name="accept">The wanted type of the answer; null for a stream of events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<HttpResponseMessage> OpenAsync(HttpMethod method, string path, HttpContent? content, string? accept, CancellationToken cancellationToken) =>
        SendAsync(method, path, content, accept ?? StreamType, cancellationToken, cancellationToken);

    /// <summary>Whether an exception of the network's or of a time limit is at hand, and not the caller's own giving up.</summary>
    public static bool IsNetwork(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>What such an exception means.</summary>
    public ServerUnreachableException Unreachable(Exception cause) => new(
        cause is OperationCanceledException
            ? $"The server at {options.Address} did not answer within {options.Timeout.TotalSeconds:F0} s."
            : cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
                ? $"No server answers at {options.Address}."
                : $"The connection to the server at {options.Address} broke.",
        cause);

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? accept, CancellationToken limit, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(options.Address, path)) { Content = content };
        request.Headers.Authorization = Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        request.Headers.Accept.Add(new(accept ?? "application/json"));
        if (options.Language is { } language)
        {
            request.Headers.AcceptLanguage.Add(new(language));
        }

        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit).ConfigureAwait(false);
        }
        catch (Exception e) when (IsNetwork(e, cancellationToken))
        {
            throw Unreachable(e);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await ApiFailure.ReadAsync(response, limit).ConfigureAwait(false);
        }
    }

    private TimeLimit Limit(CancellationToken cancellationToken) => new(options.Timeout, options.Time, cancellationToken);
}
