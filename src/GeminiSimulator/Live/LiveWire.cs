namespace Interpreter.GeminiSimulator.Live;

/// <summary>What a session sees of its connection.</summary>
internal sealed class LiveWire(Outbox outbox, bool vertex)
{
    /// <summary>True: speak as the Agent Platform does.</summary>
    public bool Vertex { get; } = vertex;

    public void Send(byte[] message) => outbox.Send(message);

    public void Close(LiveClosure closure) => outbox.Close(closure);
}
