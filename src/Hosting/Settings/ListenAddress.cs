using System.Net;
using System.Net.Sockets;

namespace Interpreter.Hosting.Settings;

/// <summary>Where to listen.</summary>
/// <param name="Host">"localhost", "*" or an IP address.</param>
/// <param name="Port">The TCP port; 0 takes a free one.</param>
internal sealed record ListenAddress(string Host, int Port)
{
    // "localhost" is two addresses, and two free ports would not be the same.
    private string Bound => (Host, Port) switch
    {
        ("localhost", 0) => "127.0.0.1",
        _ when IPAddress.TryParse(Host, out var address) && address.AddressFamily is AddressFamily.InterNetworkV6 => $"[{Host}]",
        _ => Host,
    };

    /// <summary>The address as Kestrel takes it.</summary>
    public string Url => $"http://{Bound}:{Port}";

    /// <summary>Whether a host is one that can be listened on. Kestrel would take any other name for "all addresses".</summary>
    public static bool IsValidHost(string host) => host is "localhost" or "*" || IPAddress.TryParse(host, out _);

    /// <summary>The address that a person on this machine opens.</summary>
    /// <param name="port">The port that was bound.</param>
    public Uri ToOpen(int port) => Host is "*" or "0.0.0.0" or "::" || (Host is "localhost" && Port != 0)
        ? new($"http://localhost:{port}")
        : new($"http://{Bound}:{port}");
}
