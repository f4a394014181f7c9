using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Interpreter.Hosting.Clustering;

/// <summary>
/// The sockets between silos and gateways: Kestrel's, whose pipes run on the thread that heard the socket. Orleans' own wake a
/// thread of the pool for each end of each pipe, which is most of what a frame costs where sessions are few.
/// </summary>
internal sealed class ClusterSockets : IConnectionFactory, IConnectionListenerFactory, IDisposable
{
    // As Orleans does: peers that vanished without a word are noticed, and a port is free again at once.
    private const int KeepAliveSeconds = 90;
    private const int KeepAliveIntervalSeconds = 30;
    private const int KeepAliveRetries = 10;

    private readonly SocketConnectionContextFactory _outgoing;
    private readonly SocketTransportFactory _incoming;

    public ClusterSockets(ILoggerFactory loggers)
    {
        // Unbounded, as Orleans has them: it bounds by calls, and a pipe that pauses would hold up the sockets' thread.
        _outgoing = new(new() { UnsafePreferInlineScheduling = true, MaxReadBufferSize = null, MaxWriteBufferSize = null }, loggers.CreateLogger<ClusterSockets>());
        _incoming = new(
            Options.Create(new SocketTransportOptions
            {
                UnsafePreferInlineScheduling = true,
                MaxReadBufferSize = null,
                MaxWriteBufferSize = null,
                CreateBoundListenSocket = Listen,
            }),
            loggers);
    }

    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = New(endpoint);
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken);
            return _outgoing.Create(socket);
        }
        catch (SocketException exception)
        {
            // Whoever waits for a silo logs which, as with Orleans' own sockets.
            socket.Dispose();
            throw new SocketException((int)exception.SocketErrorCode, $"Unable to connect to {endpoint}: {exception.Message}");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        _incoming.BindAsync(endpoint, cancellationToken);

    public void Dispose() => _outgoing.Dispose();

    // What is accepted has the options of what listens.
    private static Socket Listen(EndPoint endpoint)
    {
        var socket = New(endpoint);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(endpoint);
        return socket;
    }

    private static Socket New(EndPoint endpoint)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { LingerState = new(enable: true, seconds: 0), NoDelay = true };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveIntervalSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveRetries);
        return socket;
    }
}
