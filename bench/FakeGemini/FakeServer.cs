using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Interpreter.Wire;

namespace Interpreter.FakeGemini;

/// <summary>Accepts connections, and paces the answers of all of them on one thread.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<FakeSession, bool> _sessions = new();
    private readonly AnswerFrames _frames = new();
    private readonly Pacer _pacer;

    public FakeServer(int port)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        _listener.Listen(1024);
        _pacer = new Pacer(Tick);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Serves until the process ends.</summary>
    public void Run()
    {
        _pacer.Start();
        while (true)
        {
            // Not asynchronously: that would end on the thread that serves all sockets, where the handshake may not wait.
            var socket = _listener.Accept();
            socket.NoDelay = true;
            Open(socket);
        }
    }

    public void Dispose()
    {
        _pacer.Dispose();
        _listener.Dispose();
    }

    private void Open(Socket socket)
    {
        try
        {
            if (!Handshake.AsServer(socket))
            {
                socket.Dispose();
                return;
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidDataException)
        {
            socket.Dispose();
            return;
        }

        var session = new FakeSession(socket, Close);
        _sessions[session] = true;
        session.Start();
    }

    private void Close(FakeSession session)
    {
        _sessions.TryRemove(session, out _);
        session.Dispose();
    }

    private void Tick(long now)
    {
        foreach (var (session, _) in _sessions)
        {
            session.Tick(now, _frames);
        }
    }
}
