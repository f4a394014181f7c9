using System.Net;
using System.Net.Sockets;

namespace Interpreter.Cluster.Tests.Processes;

/// <summary>Leads each connection to the next gateway that takes it, as a load balancer does that knows nothing of sessions.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IReadOnlyList<int> _ports;
    private readonly Task _accepting;
    private int _next;

    public Balancer(IEnumerable<Uri> gateways)
    {
        _ports = [.. gateways.Select(gateway => gateway.Port)];
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await _listener.AcceptSocketAsync(_stop.Token), _next++);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task PassAsync(Socket client, int first)
    {
        using var socket = client;
        for (var attempt = 0; attempt < _ports.Count; attempt++)
        {
            using var gateway = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await gateway.ConnectAsync(IPAddress.Loopback, _ports[(first + attempt) % _ports.Count], _stop.Token);
            }
            catch (SocketException)
            {
                continue;
            }

            client.NoDelay = true;
            await Task.WhenAny(CopyAsync(client, gateway), CopyAsync(gateway, client));
            return;
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var read)
            {
                await to.SendAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
        }
    }
}
