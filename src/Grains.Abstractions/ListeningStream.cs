namespace Interpreter.Grains;

/// <summary>The Orleans stream of a session that is listened to.</summary>
public static class ListeningStream
{
    /// <summary>The name of the stream provider, on silos and gateways alike.</summary>
    public const string Provider = "listening";

    /// <summary>How many queues its streams share. Each is asked every <see cref="PullEvery"/>, whether there are listeners or not.</summary>
    public const int Queues = 4;

    /// <summary>How often a queue is asked: what captions are later at most than they are for the speaker. 50 ms.</summary>
    public static TimeSpan PullEvery { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The stream of a session.</summary>
    public static StreamId Of(Guid session) => StreamId.Create(Provider, session);
}
