using System.Data.Common;
using Interpreter.Core.Storage;
using Interpreter.Storage.Databases;
using Interpreter.Storage.Mapping;

namespace Interpreter.Storage.Users;

/// <summary>Accounts, in the table <c>users</c>.</summary>
internal sealed class UserStore(Database database, TimeProvider timeProvider) : IUserStore
{
    public async Task<UserAccount> CreateAsync(NewUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var row = new
        {
            Username = Check.Filled("username", user.Username, StorageLimits.Username),
            Folded = Folding.Fold(user.Username),
            Email = Check.Text("email", user.Email, StorageLimits.Email),
            PasswordHash = Check.Filled("password_hash", user.PasswordHash, StorageLimits.Secret),
            SecurityStamp = Check.Filled("security_stamp", user.SecurityStamp, StorageLimits.Secret),
            Role = user.Role.Word(),
            IsActive = true,
            Now = timeProvider.Now(),
        };
        try
        {
            return await database.WriteAsync(work => work.SingleAsync<UserAccount>(UserSql.Insert, row), cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (database.IsDuplicate(exception))
        {
            throw new FieldException("username", FieldProblem.Taken, inner: exception);
        }
    }

    public Task<UserAccount?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(work => work.FindAsync<UserAccount>(UserSql.Find, new { id }), cancellationToken);

    public Task<UserAccount?> FindByNameAsync(string username, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(username);

        // A name that could not be taken is nobody's.
        return Check.Problem(username, StorageLimits.Username) is not null
            ? Task.FromResult<UserAccount?>(null)
            : database.ReadAsync(work => work.FindAsync<UserAccount>(UserSql.FindByName, new { Folded = Folding.Fold(username) }), cancellationToken);
    }

    public Task<Page<UserAccount>> ListAsync(string? search, PageRequest page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        Check.Page(page);
        var arguments = new { Pattern = Folding.Contains(Check.Text("search", search ?? "", StorageLimits.Search)), page.Size, page.Offset };
        return database.ReadAsync(
            async work => new Page<UserAccount>(
                await work.ListAsync<UserAccount>(UserSql.List, arguments).ConfigureAwait(false),
                await work.ScalarAsync<long>(UserSql.Count, arguments).ConfigureAwait(false)),
            cancellationToken);
    }

    public Task<bool> AnyAsync(UserRole role, CancellationToken cancellationToken) =>
        database.ReadAsync(work => work.ScalarAsync<bool>(UserSql.Any, new { Role = role.Word() }), cancellationToken);

    public Task<UserAccount?> UpdateAsync(long id, UserChanges changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var row = new
        {
            id,
            Email = changes.Email is null ? null : Check.Text("email", changes.Email, StorageLimits.Email),
            PasswordHash = changes.PasswordHash is null ? null : Check.Filled("password_hash", changes.PasswordHash, StorageLimits.Secret),
            SecurityStamp = changes.SecurityStamp is null ? null : Check.Filled("security_stamp", changes.SecurityStamp, StorageLimits.Secret),
            Role = changes.Role?.Word(),
            changes.IsActive,
            Limits = string.IsNullOrEmpty(changes.Limits) ? changes.Limits : Check.Json("limits", changes.Limits),
            Now = timeProvider.Now(),
        };
        return database.WriteAsync(
            async work =>
            {
                if (changes.Role is UserRole.User || changes.IsActive is false)
                {
                    await KeepAdministratorAsync(work, id).ConfigureAwait(false);
                }

                return await work.FindAsync<UserAccount>(UserSql.Update, row).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<UserAccount?> RecordSignInAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(work => work.FindAsync<UserAccount>(UserSql.SignedIn, new { id, Now = timeProvider.Now() }), cancellationToken);

    public Task<UserAccount?> RecordFailureAsync(long id, int allowed, TimeSpan lockFor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(allowed, 1);
        var arguments = new { id, allowed, Until = timeProvider.Now() + lockFor };
        return database.WriteAsync(work => work.FindAsync<UserAccount>(UserSql.Failed, arguments), cancellationToken);
    }

    public Task<bool> DeleteAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async work =>
            {
                await KeepAdministratorAsync(work, id).ConfigureAwait(false);
                await work.ExecuteAsync(UserSql.DeleteSnapshots, new { id }).ConfigureAwait(false);
                return await work.ExecuteAsync(UserSql.Delete, new { id }).ConfigureAwait(false) > 0;
            },
            cancellationToken);

    // Locked: two administrators may take each other's place at once.
    private async Task KeepAdministratorAsync(Work work, long id)
    {
        var arguments = new { Role = UserRole.Administrator.Word(), IsActive = true };
        if (await work.ListAsync<long>(UserSql.Administrators + database.RowLock, arguments).ConfigureAwait(false) is [var last] && last == id)
        {
            throw new LastAdministratorException(id);
        }
    }
}
