using System.Data.Common;

namespace Interpreter.Core.Storage;

/// <summary>Accounts. Every method may throw <see cref="DbException"/> when the database fails.</summary>
public interface IUserStore
{
    /// <summary>Makes an account.</summary>
    /// <exception cref="FieldException">A field breaks its limit, or another has the name (<c>username</c>, taken).</exception>
    Task<UserAccount> CreateAsync(NewUser user, CancellationToken cancellationToken);

    /// <summary>Finds an account; null when there is none of that number.</summary>
    Task<UserAccount?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Finds an account by its name in any letter case; null when there is none.</summary>
    Task<UserAccount?> FindByNameAsync(string username, CancellationToken cancellationToken);

    /// <summary>Lists accounts by name.</summary>
    /// <param name="search">A part of the name in any letter case; null or empty for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FieldException"><c>search</c>, <c>page</c> or <c>page_size</c> breaks its limit.</exception>
    Task<Page<UserAccount>> ListAsync(string? search, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Whether anybody has a role.</summary>
    Task<bool> AnyAsync(UserRole role, CancellationToken cancellationToken);

    /// <summary>Changes an account. Returns it as it is now; null when there is none of that number.</summary>
    /// <exception cref="FieldException">A field breaks its limit.</exception>
    /// <exception cref="LastAdministratorException">Nobody would be an administrator any more.</exception>
    Task<UserAccount?> UpdateAsync(long id, UserChanges changes, CancellationToken cancellationToken);

    /// <summary>Counts a good sign-in: failures are forgotten, a lock is lifted.</summary>
    Task<UserAccount?> RecordSignInAsync(long id, CancellationToken cancellationToken);

    /// <summary>Counts a failed sign-in; the last allowed one locks the account and starts the count anew.</summary>
    /// <param name="id">The account.</param>
    /// <param name="allowed">Failures that lock, from 1.</param>
    /// <param name="lockFor">For how long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The account as it is now; null when there is none of that number.</returns>
    Task<UserAccount?> RecordFailureAsync(long id, int allowed, TimeSpan lockFor, CancellationToken cancellationToken);

    /// <summary>Deletes an account with everything it owns. Returns whether there was one.</summary>
    /// <exception cref="LastAdministratorException">Nobody would be an administrator any more.</exception>
    Task<bool> DeleteAsync(long id, CancellationToken cancellationToken);
}
