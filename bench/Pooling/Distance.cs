using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Interpreter.Pooling;

/// <summary>A way to the server on which every byte takes half of a round trip, each way, as on a network.</summary>
internal sealed class Distance : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;
    private readonly TimeSpan _oneWay;

    public Distance(int port, TimeSpan roundTrip)
    {
        (_port, _oneWay) = (port, roundTrip / 2);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = PassAsync(client);
        }
    }

    private async Task PassAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var _ = client;
        client.NoDelay = true;

        // A connection over a network is there after a round trip; this one was accepted at once.
        await Task.Delay(_oneWay * 2, TimeProvider.System);
        await server.ConnectAsync(IPAddress.Loopback, _port);
        await Task.WhenAny(CarryAsync(client, server), CarryAsync(server, client));
    }

    private async Task CarryAsync(Socket from, Socket to)
    {
        var flying = Channel.CreateBounded<(byte[] Bytes, long Since)>(1024);
        var landing = LandAsync(flying.Reader, to);
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var read)
            {
                await flying.Writer.WriteAsync((buffer[..read], TimeProvider.System.GetTimestamp()));
            }
        }
        catch (SocketException)
        {
        }

        flying.Writer.Complete();
        await landing;
    }

    private async Task LandAsync(ChannelReader<(byte[] Bytes, long Since)> flying, Socket to)
    {
        try
        {
            await foreach (var (bytes, since) in flying.ReadAllAsync())
            {
                var left = _oneWay - TimeProvider.System.GetElapsedTime(since);
                if (left > TimeSpan.Zero)
                {
                    await Task.Delay(left, TimeProvider.System);
                }

                await to.SendAsync(bytes);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
    }
}
