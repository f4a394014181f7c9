using System.Collections.Concurrent;

namespace Interpreter.Client.Live.Wire;

/// <summary>Callers that wait for one kind of answer. Safe for several threads.</summary>
/// <typeparam name="T">The answer.</typeparam>
internal sealed class Answers<T>
    where T : ServerEvent
{
    private readonly ConcurrentQueue<TaskCompletionSource<T?>> _waiting = new();

    /// <summary>Begins to wait, before the question is sent.</summary>
    /// <returns>The answer; null where the connection was lost with it, so that the question is to be sent again.</returns>
    public Task<T?> Await()
    {
        var answer = new TaskCompletionSource<T?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(answer);
        return answer.Task;
    }

    /// <summary>An answer came for who has waited longest.</summary>
    public void Give(T answer)
    {
        if (_waiting.TryDequeue(out var first))
        {
            first.TrySetResult(answer);
        }
    }

    /// <summary>An answer came that does for all.</summary>
    public void GiveAll(T answer) => SetAll(answer);

    /// <summary>The connection was lost.</summary>
    public void Lose() => SetAll(null);

    private void SetAll(T? answer)
    {
        while (_waiting.TryDequeue(out var next))
        {
            next.TrySetResult(answer);
        }
    }
}
