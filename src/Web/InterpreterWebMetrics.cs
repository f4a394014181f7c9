using System.Diagnostics.Metrics;

namespace Interpreter.Web;

/// <summary>What the relay counts; docs/operations.md lists the names.</summary>
internal sealed class InterpreterWebMetrics
{
    public const string MeterName = "Interpreter.Web";

    private static readonly KeyValuePair<string, object?> Audio = new("kind", "audio");
    private static readonly KeyValuePair<string, object?> Control = new("kind", "control");

    private readonly UpDownCounter<long> _sockets;
    private readonly Counter<long> _framesIn;
    private readonly Counter<long> _framesOut;
    private readonly Counter<long> _framesDropped;
    private readonly Counter<long> _bytesIn;
    private readonly Counter<long> _bytesOut;
    private readonly Counter<long> _errors;
    private readonly UpDownCounter<long> _listeners;
    private readonly Counter<long> _listenersDropped;

    public InterpreterWebMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _sockets = meter.CreateUpDownCounter<long>("interpreter.web.sockets.active", "{socket}", "Open client sockets.");
        _framesIn = meter.CreateCounter<long>("interpreter.web.frames.in", "{frame}", "Messages from clients.");
        _framesOut = meter.CreateCounter<long>("interpreter.web.frames.out", "{frame}", "Messages to clients.");
        _framesDropped = meter.CreateCounter<long>("interpreter.web.frames.dropped", "{frame}", "Messages from clients dropped by the rate limit.");
        _bytesIn = meter.CreateCounter<long>("interpreter.web.bytes.in", "By", "Payload from clients.");
        _bytesOut = meter.CreateCounter<long>("interpreter.web.bytes.out", "By", "Payload to clients.");
        _errors = meter.CreateCounter<long>("interpreter.web.errors", "{error}", "Errors told to clients, by code.");
        _listeners = meter.CreateUpDownCounter<long>("interpreter.web.listeners.active", "{listener}", "Listeners to others' sessions.");
        _listenersDropped = meter.CreateCounter<long>("interpreter.web.listeners.dropped", "{listener}", "Listeners let go because they read too slowly.");
    }

    public void SocketOpened() => _sockets.Add(1);

    public void SocketClosed() => _sockets.Add(-1);

    public void FrameReceived(int bytes)
    {
        _framesIn.Add(1);
        _bytesIn.Add(bytes);
    }

    public void FrameSent(int bytes, bool audio)
    {
        _framesOut.Add(1, audio ? Audio : Control);
        _bytesOut.Add(bytes);
    }

    public void FrameDropped() => _framesDropped.Add(1);

    public void ListenerCame() => _listeners.Add(1);

    public void ListenerWent() => _listeners.Add(-1);

    public void ListenersDropped(int count) => _listenersDropped.Add(count);

    public void ErrorSent(string code) => _errors.Add(1, new KeyValuePair<string, object?>("code", code));
}
