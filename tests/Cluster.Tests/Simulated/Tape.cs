using System.Collections.Concurrent;
using System.Diagnostics;
using Interpreter.GeminiSimulator;

namespace Interpreter.Cluster.Tests.Simulated;

/// <summary>All that the simulated Gemini was told, and answered.</summary>
internal sealed class Tape : ILiveRecorder
{
    private readonly ConcurrentDictionary<int, HeardConnection> _connections = new();

    /// <summary>What each conversation's microphone has given.</summary>
    public Func<int, Conversations.Track> TrackOf { get; set; } = _ => throw new InvalidOperationException("Nobody speaks.");

    public IReadOnlyList<HeardConnection> Connections => [.. _connections.Values.OrderBy(connection => connection.Number)];

    public void Opened(int connection, bool isResumed) => _connections[connection] = new(connection, Stopwatch.GetTimestamp(), isResumed);

    public void Heard(int connection, ReadOnlySpan<byte> pcm, int sampleRate)
    {
        var heard = _connections[connection];
        lock (heard)
        {
            heard.Take(pcm, Stopwatch.GetTimestamp(), TrackOf);
        }
    }

    public void Answered(int connection, string? heard, string said)
    {
        var answered = _connections[connection];
        lock (answered)
        {
            answered.Answers.Add(new(heard, said, answered.Blocks.Count));
        }
    }
}
