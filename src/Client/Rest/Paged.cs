using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Interpreter.Client.Rest;

/// <summary>Lists that come in pages.</summary>
internal static class Paged
{
    /// <summary>Reads one page.</summary>
    /// <param name="channel">The server.</param>
    /// <param name="path">The list's.</param>
    /// <param name="query">The other parameters.</param>
    /// <param name="page">From 1.</param>
    /// <param name="form">The page's form.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<Page<T>> GetPageAsync<T>(
        this ApiChannel channel, string path, QueryText query, int page, JsonTypeInfo<Page<T>> form, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(page);
        return channel.GetAsync(path + query.With("page", page > 1 ? page : null), form, cancellationToken);
    }

    /// <summary>Reads page after page, as they are wanted.</summary>
    /// <inheritdoc cref="GetPageAsync" path="/param" />
    public static async IAsyncEnumerable<T> ReadAllAsync<T>(
        this ApiChannel channel, string path, QueryText query, JsonTypeInfo<Page<T>> form, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Page<T>? page = null;
        for (var number = 1; page is null or { Next: not null }; number++)
        {
            page = await channel.GetPageAsync(path, query, number, form, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Results)
            {
                yield return item;
            }
        }
    }
}
