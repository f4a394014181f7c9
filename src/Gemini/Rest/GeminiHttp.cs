using System.Net;

namespace Interpreter.Gemini.Rest;

/// <summary>Makes the one HTTP client of a process: its connections are pooled and shared by all who send.</summary>
public static class GeminiHttp
{
    /// <summary>Makes a client; the caller keeps it as long as the process lives.</summary>
    /// <param name="configure">Sets what only an operator knows, such as a proxy or the certificates to trust; null for nothing.</param>
    public static HttpClient CreateClient(Action<SocketsHttpHandler>? configure = null)
    {
        var handler = CreateHandler();
        configure?.Invoke(handler);

        // Deadlines are each request's own.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static SocketsHttpHandler CreateHandler() => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(10),

        // Name servers move Google's front ends about; a connection that lived on would never notice.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),

        // A person reads an answer before the next message: the connection shall still be there.
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),

        // One HTTP/2 connection carries about 100 streams.
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(30),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,

        // The key is in a header of its own, which a redirection would carry to whoever it names.
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
    };
}
