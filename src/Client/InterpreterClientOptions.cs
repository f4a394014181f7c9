using Interpreter.Client.Live;

namespace Interpreter.Client;

/// <summary>Where the server is, and how to talk to it.</summary>
public sealed record InterpreterClientOptions
{
    private readonly Uri _address = new("http://localhost:8000/");

    /// <summary>The server's address, http or https; behind a proxy with the path that leads to it.</summary>
    /// <value>The default is http://localhost:8000/.</value>
    /// <exception cref="ArgumentException">It is not such an address.</exception>
    public Uri Address
    {
        get => _address;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (!value.IsAbsoluteUri || value.Scheme is not ("http" or "https"))
            {
                throw new ArgumentException($"\"{value}\" is not the address of a server: use one such as https://interpreter.example.org/.", nameof(value));
            }

            // Without a slash at its end the last part of a path would be replaced, not extended.
            var path = value.GetLeftPart(UriPartial.Path);
            _address = new Uri(path.EndsWith('/') ? path : path + "/");
        }
    }

    /// <summary>The address of the server's socket, ws or wss; null for <c>ws</c> below <see cref="Address"/>.</summary>
    public Uri? Socket { get; init; }

    /// <summary>The token of an earlier sign-in; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>The language of the server's messages: <c>en</c>, <c>ko</c> or <c>ru</c>; null for the server's choice.</summary>
    public string? Language { get; init; }

    /// <summary>How long a request may take; streamed answers may take longer.</summary>
    /// <value>The default is 2 minutes: a long answer of a slow model takes one.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How lost sockets are opened again.</summary>
    public ReconnectOptions Reconnect { get; init; } = new();

    /// <summary>The clock of the waits between attempts, and of the timeouts of sockets.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Changes the handler of HTTP and of sockets, as for a certificate of one's own; null for nothing.</summary>
    public Action<SocketsHttpHandler>? Configure { get; init; }
}
