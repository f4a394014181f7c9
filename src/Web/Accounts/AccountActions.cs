using Interpreter.Core.Storage;

namespace Interpreter.Web.Accounts;

/// <summary>What people do with accounts, whether by a page or by a program.</summary>
internal sealed class AccountActions(IUserStore users, Passwords passwords, PasswordCheck check, RevokedSignIns revoked, SignInWatch watch)
{
    /// <summary>Makes an account of a name and a password that keep the rules.</summary>
    /// <returns>Null: the name is taken.</returns>
    public async Task<UserAccount?> RegisterAsync(string username, string password, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(password, cancellationToken);
        try
        {
            return await users.CreateAsync(new NewUser(username, hash, AccountTokens.NewName()), cancellationToken);
        }
        catch (FieldException exception) when (exception is { Field: "username", Problem: FieldProblem.Taken })
        {
            return null;
        }
    }

    /// <summary>Signs in by a name and a password.</summary>
    /// <param name="username">The name, in any letter case.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">Who asks, by <see cref="ClientAddress"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PasswordOutcome> SignInAsync(string username, string password, string address, CancellationToken cancellationToken)
    {
        var found = await users.FindByNameAsync(username, cancellationToken);
        var outcome = await check.RunAsync(found, username, password, address, cancellationToken);
        return outcome.Account is { } account ? new(await users.RecordSignInAsync(account.Id, cancellationToken), null) : outcome;
    }

    /// <summary>Asks a user who is signed in for the password again.</summary>
    public Task<PasswordOutcome> ConfirmAsync(UserAccount account, string password, string address, CancellationToken cancellationToken) =>
        check.RunAsync(account, account.Username, password, address, cancellationToken);

    /// <summary>Ends a sign-in. Nobody who signs out and goes shall stay signed in, so it can't be cancelled.</summary>
    public async Task SignOutAsync(SignedIn who)
    {
        var id = who.Account.Id;
        if (!await revoked.AddAsync(id, who.SignIn, CancellationToken.None))
        {
            await users.UpdateAsync(id, new UserChanges { SecurityStamp = AccountTokens.NewName() }, CancellationToken.None);
        }

        watch.Changed(id);
    }

    /// <summary>Changes a confirmed user's password, and ends every sign-in.</summary>
    /// <returns>The account as it is now; null when it is gone.</returns>
    public async Task<UserAccount?> ChangePasswordAsync(UserAccount account, string password, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(password, cancellationToken);
        var changes = new UserChanges { PasswordHash = hash, SecurityStamp = AccountTokens.NewName() };
        await users.UpdateAsync(account.Id, changes, CancellationToken.None);
        watch.Changed(account.Id);
        return await users.RecordSignInAsync(account.Id, CancellationToken.None);
    }

    /// <summary>Deletes a confirmed user's account with all it owns.</summary>
    /// <returns>False: it is the last administrator's, and stays.</returns>
    public async Task<bool> DeleteAsync(UserAccount account)
    {
        try
        {
            await users.DeleteAsync(account.Id, CancellationToken.None);
        }
        catch (LastAdministratorException)
        {
            return false;
        }

        watch.Changed(account.Id);
        return true;
    }
}
