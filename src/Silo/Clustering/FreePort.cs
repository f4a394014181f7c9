using System.Net;
using System.Net.Sockets;
using Interpreter.Hosting;

namespace Interpreter.Silo.Clustering;

/// <summary>A port for a silo. Others are told of it before it is listened on, so that the listener can't be asked which it got.</summary>
internal static class FreePort
{
    /// <summary>Finds a port that can be listened on now.</summary>
    /// <param name="port">The port; 0 for any.</param>
    /// <param name="address">Where it shall be listened on.</param>
    /// <param name="setting">Who names the port.</param>
    /// <exception cref="StartupException">It is taken, or the address is none of this machine's.</exception>
    public static int Of(int port, IPAddress address, string setting)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException exception)
        {
            throw new StartupException(
                $"The silo can't listen on {new IPEndPoint(address, port)}: {exception.Message}. Use another {setting} (0 takes a free one) or SILO_ADDRESS, or stop what uses it.",
                exception);
        }
    }
}
