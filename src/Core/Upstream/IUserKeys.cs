using System.Data.Common;

namespace Interpreter.Core.Upstream;

/// <summary>The keys that users have given of their own. Safe for use by many at once.</summary>
public interface IUserKeys
{
    /// <summary>A user's own key, in the clear: never logged, never shown. Null where the user has none.</summary>
    /// <exception cref="DbException">The database fails.</exception>
    ValueTask<string?> FindAsync(long ownerId, CancellationToken cancellationToken);
}
