using System.Net;
using System.Net.Sockets;

namespace Interpreter.Silo.Tests.Fixtures;

/// <summary>Ports for silos, which others must be told before they are taken.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
