using System.Runtime.CompilerServices;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Chat;

/// <summary>Asks something of a chat for one request, and follows what comes of it.</summary>
internal sealed class ChatExchange(ChatExchangeOptions options, TimeProvider time)
{
    /// <summary>
    /// Sends a command, and gives the outputs that answer it: <see cref="SessionOutput.Asked"/> and <see cref="SessionOutput.TextDelta"/>
    /// of a question, then, as the last, <see cref="SessionOutput.TurnCompleted"/>, <see cref="SessionOutput.HistoryCleared"/> or
    /// <see cref="SessionOutput.Failed"/>. Who ends the enumeration before that stops the answer; what was said stays.
    /// </summary>
    /// <param name="session">The chat.</param>
    /// <param name="command">Makes the command, with the name by which its outputs are known.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public async IAsyncEnumerable<SessionOutput> SendAsync(
        ISession session, Func<string, SessionCommand> command, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = Guid.NewGuid().ToString("N");
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        await using var outputs = new RequestOutputs(session, request, either.Token);
        var isOver = false;
        try
        {
            for (var next = await NextAsync(isFirst: true); next is not null; next = await NextAsync(isFirst: false))
            {
                isOver = next is SessionOutput.TurnCompleted or SessionOutput.HistoryCleared or SessionOutput.Failed;
                yield return next;
                if (isOver)
                {
                    yield break;
                }
            }
        }
        finally
        {
            // An answer that nobody waits for any more costs only money. One that waits its turn can't be told from others yet.
            if (!isOver && outputs.IsAsked)
            {
                await session.SendAsync(new SessionCommand.Interrupt(), CancellationToken.None);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        yield return new SessionOutput.Failed(SessionErrorCodes.UpstreamUnavailable, "The chat did not answer in time.") { RequestId = request };

        async Task<SessionOutput?> NextAsync(bool isFirst)
        {
            try
            {
                if (isFirst)
                {
                    await outputs.AttachAsync();
                    await session.SendAsync(command(request), either.Token);
                }

                return await outputs.NextAsync();
            }
            catch (OperationCanceledException) when (either.IsCancellationRequested)
            {
                return null;
            }
        }
    }
}
