using System.Runtime.CompilerServices;
using Interpreter.Client.Failures;

namespace Interpreter.Client.Live.Wire;

/// <summary>A message to a chat, and what is said of it up to its end.</summary>
/// <param name="link">The chat.</param>
/// <param name="time">The clock of the timeouts.</param>
internal sealed class ChatRequest(SessionLink link, TimeProvider time)
{
    private static readonly TimeSpan InterruptTimeout = TimeSpan.FromSeconds(3);

    // After a lost connection: a question that arrived is stored, or refused, in less.
    private static readonly TimeSpan AskedTimeout = TimeSpan.FromSeconds(10);

    private readonly string _id = Guid.NewGuid().ToString("N");
    private long? _turn;

    /// <summary>Sends a message under a name of its own, and gives its events.</summary>
    /// <param name="message">The message, for a name.</param>
    /// <param name="cancellationToken">Stops the answer and gives up.</param>
    public async IAsyncEnumerable<ServerEvent> RunAsync(Func<string, ReadOnlyMemory<byte>> message, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var unheard = new CancellationTokenSource();
        using var timer = time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), unheard, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, unheard.Token);
        await link.SendAsync(message(_id), cancellationToken).ConfigureAwait(false);
        var isOver = false;
        try
        {
            while (!isOver)
            {
                var said = await NextAsync(either.Token, cancellationToken).ConfigureAwait(false);

                // Over as well where it throws.
                isOver = true;
                isOver = Ends(said);
                if (said is ServerEvent.Connected or ServerEvent.Asked)
                {
                    timer.Change(_turn is null ? AskedTimeout : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }

                if (isOver || Concerns(said))
                {
                    yield return said;
                }
                else
                {
                    (said as ServerEvent.Speech)?.Audio.Dispose();
                }
            }
        }
        finally
        {
            if (!isOver)
            {
                await InterruptAsync().ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<ServerEvent> NextAsync(CancellationToken either, CancellationToken caller)
    {
        try
        {
            while (await link.Events.WaitToReadAsync(either).ConfigureAwait(false))
            {
                if (link.Events.TryRead(out var said))
                {
                    return said;
                }
            }
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            throw new AnswerFailedException(
                AnswerFailedException.Lost, "The connection was lost before the server had confirmed the question, and it seems not to have arrived: see whether it is among the messages, or ask again.");
        }

        throw new SessionGoneException("The chat was closed before the answer was complete.");
    }

    /// <exception cref="AnswerFailedException">There will be no answer.</exception>
    private bool Ends(ServerEvent said)
    {
        switch (said)
        {
            case ServerEvent.Asked asked when asked.RequestId == _id:
                _turn = asked.Turn;
                return false;
            case ServerEvent.TurnCompleted completed:
                return completed.RequestId == _id;
            case ServerEvent.HistoryCleared cleared:
                return cleared.RequestId == _id;

            // One without a name came of a message whose name the server could not read: the last, so this.
            case ServerEvent.Failed failed when failed.RequestId == _id || (_turn is not null && failed.Turn == _turn) || failed is { RequestId: null, Turn: null } && _turn is null:
                throw new AnswerFailedException(failed.Code, failed.Message, failed.RetryAfter);
            case ServerEvent.SessionGone:
                throw new AnswerFailedException(
                    AnswerFailedException.Lost, "The server lost the answer, as when it is restarted. The question may be stored: ask it again.");
            default:
                return false;
        }
    }

    private bool Concerns(ServerEvent said) => said switch
    {
        ServerEvent.Asked asked => asked.RequestId == _id,
        ServerEvent.TextDelta delta => delta.Turn == _turn,
        ServerEvent.Interrupted interrupted => interrupted.Turn == _turn,
        ServerEvent.Connected or ServerEvent.Disconnected or ServerEvent.Notice or ServerEvent.QuotaChanged or ServerEvent.StateChanged => true,
        _ => false,
    };

    // Nobody waits for the answer any more: it need not be paid for.
    private async Task InterruptAsync()
    {
        try
        {
            await link.SendAsync(Message.Interrupt, CancellationToken.None).WaitAsync(InterruptTimeout, time).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InterpreterException or TimeoutException)
        {
            // There is no answer where there is no session.
        }
    }
}
