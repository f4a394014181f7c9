using System.Runtime.CompilerServices;
using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Keys;

/// <summary>Says of failures that it was the user's own key they came with.</summary>
internal static class OwnKeyFailure
{
    /// <summary>The same failure, of a user's own key.</summary>
    public static UpstreamException Of(UpstreamException failure) => failure.IsOwnKey
        ? failure
        : new(failure.Kind, $"With the user's own API key: {failure.Message}", failure.Code, failure.Reason, failure)
        {
            IsOwnKey = true,
            Quota = failure.Quota,
            RetryAfter = failure.RetryAfter,
        };

    /// <summary>Runs what may fail.</summary>
    public static async Task<T> TellAsync<T>(Task<T> running)
    {
        try
        {
            return await running.ConfigureAwait(false);
        }
        catch (UpstreamException failure)
        {
            throw Of(failure);
        }
    }

    /// <summary>Passes on what may fail in the middle.</summary>
    public static async IAsyncEnumerable<T> TellAsync<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var enumerator = source.GetAsyncEnumerator(cancellationToken);
        await using var _ = enumerator.ConfigureAwait(false);
        while (await MoveNextAsync(enumerator).ConfigureAwait(false))
        {
            yield return enumerator.Current;
        }
    }

    private static async ValueTask<bool> MoveNextAsync<T>(IAsyncEnumerator<T> enumerator)
    {
        try
        {
            return await enumerator.MoveNextAsync().ConfigureAwait(false);
        }
        catch (UpstreamException failure)
        {
            throw Of(failure);
        }
    }
}
