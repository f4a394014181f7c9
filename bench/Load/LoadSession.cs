using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Interpreter.Wire;

namespace Interpreter.Load;

/// <summary>One client: talks by the clock, acknowledges once a second as the page does, and times what comes.</summary>
internal sealed class LoadSession : WebSocketPeer
{
    private static readonly long Interval = Stopwatch.Frequency / SpeechFrames.Rate;

    private readonly Tally _tally;
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _dueAt;
    private long _frame;
    private uint _spoken;
    private uint _lastDown;
    private uint _lostUp;
    private long _sequence;
    private long _acknowledged;
    private volatile bool _closing;

    private LoadSession(Socket socket, Tally tally)
        : base(socket, new FrameReader()) => _tally = tally;

    protected override bool IsClient => true;

    /// <summary>Connects and sends the init.</summary>
    public static async Task<LoadSession> OpenAsync(LoadOptions options, Tally tally)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        // Not asynchronously: that would end on the thread that serves all sockets, where the handshake may not wait.
        socket.Connect(new IPEndPoint(IPAddress.Loopback, options.Url.Port));
        Handshake.AsClient(socket, options.Url);
        var session = new LoadSession(socket, tally);
        session.Start();
        var encoding = options.Binary ? "binary" : "base64";
        session.Send($$$"""{"type":"init","config":{"language":"auto","events":"extended","audioEncoding":"{{{encoding}}}"}}""");
        await session._connected.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        return session;
    }

    /// <summary>Starts the talking.</summary>
    /// <param name="at">When the first frame is due.</param>
    /// <param name="frame">The number of the first frame.</param>
    public void Talk(long at, long frame)
    {
        _frame = frame;
        Volatile.Write(ref _dueAt, at);
    }

    /// <summary>Sends what is due.</summary>
    public void Tick(long now, SpeechFrames frames)
    {
        var due = Volatile.Read(ref _dueAt);
        if (due == 0 || due > now || _closing)
        {
            return;
        }

        if (_tally.IsOpen)
        {
            _tally.Lateness.Add(Marker.MicrosecondsSince(due));
        }

        Volatile.Write(ref _dueAt, due + Interval);
        TrySend(SpeechFrames.IsLoud(_frame) ? frames.Loud(++_spoken) : frames.Quiet());
        _tally.CountSent();
        if (++_frame % SpeechFrames.Rate == 0)
        {
            Acknowledge();
        }
    }

    /// <summary>Says goodbye.</summary>
    public void Close()
    {
        _closing = true;
        Send("""{"type":"close"}""");
    }

    protected override void Take(Opcode kind, ReadOnlySpan<byte> message)
    {
        if (kind == Opcode.Binary ? Marker.TryRead(message, out var marker) : Marker.TryReadBase64(message, out marker))
        {
            _tally.CountAudio(marker);
            CountLost(marker);
        }
        else
        {
            _tally.CountOther();
            Note(message);
        }

        if (kind == Opcode.Text)
        {
            ReadSequence(message);
        }
    }

    protected override void End(int code)
    {
        if (!_closing)
        {
            _tally.CountClosed();
            _connected.TrySetException(new InvalidDataException($"The server closed the connection with {code}."));
        }
    }

    private void Note(ReadOnlySpan<byte> message)
    {
        if (message.IndexOf("\"type\":\"connected\""u8) >= 0)
        {
            _connected.TrySetResult();
        }
        else if (message.IndexOf("\"type\":\"error\""u8) >= 0)
        {
            _tally.CountError();
            Console.Error.WriteLine(Encoding.UTF8.GetString(message));
        }
    }

    private void CountLost(in Marker marker)
    {
        if (_lastDown != 0 && marker.Sequence != _lastDown + 1)
        {
            _tally.CountLost(1);
        }

        _lastDown = marker.Sequence;
        if (marker.Lost > _lostUp)
        {
            _tally.CountLost(marker.Lost - _lostUp);
            _lostUp = marker.Lost;
        }
    }

    private void ReadSequence(ReadOnlySpan<byte> message)
    {
        var at = message.LastIndexOf("\"seq\":"u8);
        if (at >= 0 && Utf8Parser.TryParse(message[(at + 6)..], out long sequence, out _))
        {
            Volatile.Write(ref _sequence, sequence);
        }
    }

    private void Acknowledge()
    {
        var sequence = Volatile.Read(ref _sequence);
        if (sequence > _acknowledged)
        {
            _acknowledged = sequence;
            Send($$"""{"type":"ack","seq":{{sequence.ToString(CultureInfo.InvariantCulture)}}}""");
        }
    }

    private void Send(string json) => TrySend(FrameWriter.Encode(Opcode.Text, Encoding.UTF8.GetBytes(json), masked: true, out _));
}
