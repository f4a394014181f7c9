using System.Net;
using System.Net.Sockets;

namespace Interpreter.Silo.Clustering;

/// <summary>A port for a silo. Others are told of it before it is listened on, so that the listener can't be asked which it got.</summary>
internal static class FreePort
{
    /// <returns>The port itself, or a free one in the place of 0.</returns>
    public static int Of(int port, IPAddress address)
    {
        if (port != 0)
        {
            return port;
        }

        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
