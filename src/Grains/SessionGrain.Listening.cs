using System.Runtime.CompilerServices;
using Interpreter.Core.Sessions;
using Interpreter.Grains.Listening;
using Interpreter.Grains.Wire;
using Microsoft.Extensions.Logging;

namespace Interpreter.Grains;

internal sealed partial class SessionGrain : IListenedGrain
{
    private Publisher? _publisher;

    public async IAsyncEnumerable<WireOutput> ListenAsync(int share, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_session is not { } session)
        {
            DeactivateOnIdle();
            yield break;
        }

        await using var outputs = session.ListenAsync(share, after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(outputs))
        {
            yield return WireOutput.Of(outputs.Current);
        }
    }

    public Task<long?> RenewAsync(int share, long after)
    {
        if (_session is not { } session)
        {
            DeactivateOnIdle();
            return Task.FromResult<long?>(null);
        }

        if (_publisher is null || share > _publisher.Share || _publisher is { HasEnded: true, IsOver: false })
        {
            _publisher?.Leave();
            var key = this.GetPrimaryKey();
            var stream = this.GetStreamProvider(ListeningStream.Provider).GetStream<ListenBatch>(ListeningStream.Of(key));
            _publisher = new Publisher(stream, session, share, time, exception => NotPublished(logger, key, exception));
            _ = _publisher.RunAsync(after);
        }

        if (_publisher.IsOver || _publisher.Share != share)
        {
            return Task.FromResult<long?>(null);
        }

        _publisher.Renew();
        return Task.FromResult<long?>(_publisher.Published);
    }

    public Task CountAsync(string place, int count) =>
        _session?.SendAsync(new SessionCommand.CountListeners(place, count), CancellationToken.None).AsTask() ?? Task.CompletedTask;

    // A reader that is too slow is let go, and comes back with what it has.
    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SessionOutput> outputs)
    {
        try
        {
            return await outputs.MoveNextAsync();
        }
        catch (SlowSubscriberException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "What session {SessionId} says did not enter the queue of its listeners; their gateways ask for it.")]
    private static partial void NotPublished(ILogger logger, Guid sessionId, Exception exception);
}
