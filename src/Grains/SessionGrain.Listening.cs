using System.Runtime.CompilerServices;
using Interpreter.Core.Sessions;
using Interpreter.Grains.Wire;

namespace Interpreter.Grains;

internal sealed partial class SessionGrain : IListenedGrain
{
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
}
