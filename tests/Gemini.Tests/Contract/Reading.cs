using Interpreter.Core.Upstream;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Contract;

/// <summary>Reads upstreams as a session would.</summary>
internal static class Reading
{
    /// <summary>Reads until an event, and releases the speech.</summary>
    public static Task<SpokenTurn> ReadUntilAsync<T>(this IUpstream upstream)
        where T : UpstreamEvent => upstream.ReadUntilAsync(next => next is T);

    /// <inheritdoc cref="ReadUntilAsync{T}" />
    public static async Task<SpokenTurn> ReadUntilAsync(this IUpstream upstream, Func<UpstreamEvent, bool> isLast)
    {
        List<UpstreamEvent> events = [];
        List<byte> speech = [];
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        timeout.CancelAfter(Patience);
        await foreach (var next in upstream.ReadAllAsync(timeout.Token))
        {
            events.Add(next);
            if (next is UpstreamEvent.Speech { Frame: var frame })
            {
                speech.AddRange(frame.Memory.Span);
                Assert.Equal(24_000, frame.SampleRate);
                frame.Release();
            }

            if (isLast(next))
            {
                break;
            }
        }

        return new SpokenTurn(events, [.. speech]);
    }
}
