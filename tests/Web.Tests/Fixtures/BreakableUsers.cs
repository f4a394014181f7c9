using Interpreter.Core.Storage;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>The real accounts, until they break.</summary>
internal sealed class BreakableUsers(IUserStore users) : IUserStore
{
    private volatile bool _isBroken;

    public bool IsBroken
    {
        get => _isBroken;
        set => _isBroken = value;
    }

    private IUserStore Users => IsBroken ? throw new TimeoutException("The test broke the database.") : users;

    public Task<UserAccount> CreateAsync(NewUser user, CancellationToken cancellationToken) => Users.CreateAsync(user, cancellationToken);

    public Task<UserAccount?> FindAsync(long id, CancellationToken cancellationToken) => Users.FindAsync(id, cancellationToken);

    public Task<UserAccount?> FindByNameAsync(string username, CancellationToken cancellationToken) => Users.FindByNameAsync(username, cancellationToken);

    public Task<Page<UserAccount>> ListAsync(string? search, PageRequest page, CancellationToken cancellationToken) => Users.ListAsync(search, page, cancellationToken);

    public Task<bool> AnyAsync(UserRole role, CancellationToken cancellationToken) => Users.AnyAsync(role, cancellationToken);

    public Task<UserAccount?> UpdateAsync(long id, UserChanges changes, CancellationToken cancellationToken) => Users.UpdateAsync(id, changes, cancellationToken);

    public Task<UserAccount?> RecordSignInAsync(long id, CancellationToken cancellationToken) => Users.RecordSignInAsync(id, cancellationToken);

    public Task<UserAccount?> RecordFailureAsync(long id, int allowed, TimeSpan lockFor, CancellationToken cancellationToken) =>
        Users.RecordFailureAsync(id, allowed, lockFor, cancellationToken);

    public Task<bool> DeleteAsync(long id, CancellationToken cancellationToken) => Users.DeleteAsync(id, cancellationToken);
}
