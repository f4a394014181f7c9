using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Interpreter.Pages.Tests.Support;

/// <summary>A TCP relay before the server, whose connections can be cut as a broken network cuts them.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Uri _server;
    private readonly Task _accepting;

    public FaultyProxy(Uri server)
    {
        _server = server;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Resets every connection, without a close frame.</summary>
    public void CutAll()
    {
        foreach (var client in _clients.Keys)
        {
            Cut(client);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        CutAll();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var relays = new List<Task>();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                relays.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                break;
            }
        }

        await Task.WhenAll(relays);
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var upstream = new TcpClient();
        using (client)
        {
            _clients[client] = true;
            try
            {
                await upstream.ConnectAsync(_server.Host, _server.Port, _stopping.Token);
                var up = client.GetStream().CopyToAsync(upstream.GetStream(), _stopping.Token);
                var down = upstream.GetStream().CopyToAsync(client.GetStream(), _stopping.Token);
                await Task.WhenAny(up, down);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
            {
                // Cut, or stopping: the relay is over either way.
            }

            Cut(client);
            _clients.TryRemove(client, out _);
        }
    }

    private static void Cut(TcpClient client)
    {
        // A linger of zero makes the close a reset.
        client.Client?.Close(timeout: 0);
    }
}
