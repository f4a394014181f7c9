using System.Net;
using System.Net.Http.Headers;

namespace Interpreter.Gemini.Rest;

/// <summary>A request, as often as it is sent.</summary>
/// <param name="Name">The method's name, for measurements.</param>
/// <param name="Model">The model's name, where one is asked; for traces.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Address">Where to.</param>
/// <param name="Body">JSON; null for none. Not pooled: HTTP may still be sending it when the answer is there.</param>
internal sealed record RestRequest(string Name, string? Model, HttpMethod Method, Uri Address, byte[]? Body = null)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>The message of one attempt.</summary>
    public HttpRequestMessage ToMessage(KeyValuePair<string, string> credential)
    {
        // HTTP/2 where TLS offers it; a plain loopback server has HTTP/1.1.
        var message = new HttpRequestMessage(Method, Address) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        message.Headers.Add(credential.Key, credential.Value);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body) { Headers = { ContentType = Json } };
        }

        return message;
    }
}
