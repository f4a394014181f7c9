namespace Interpreter.GeminiSimulator.Live;

/// <summary>One session across the connections that carry it, one after the other.</summary>
internal sealed class SessionIdentity(string model)
{
    private int _connected;

    public string Model { get; } = model;

    public string Id { get; } = Guid.NewGuid().ToString();

    /// <returns>False: another connection still holds the session.</returns>
    public bool TryConnect() => Interlocked.CompareExchange(ref _connected, 1, 0) == 0;

    public void Disconnect() => Interlocked.Exchange(ref _connected, 0);
}
