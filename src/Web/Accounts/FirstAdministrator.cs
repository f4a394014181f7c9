using Interpreter.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Accounts;

/// <summary>The account that a server's operator has from the start.</summary>
public static class FirstAdministrator
{
    /// <summary>Makes the account, unless it is there; its password then stays as it is.</summary>
    /// <param name="services">The server's.</param>
    /// <param name="username">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is wrong with the name, or with the password; nulls where nothing is.</returns>
    /// <exception cref="System.Data.Common.DbException">The database fails.</exception>
    public static async Task<(string? Username, string? Password)> EnsureAsync(
        IServiceProvider services, string username, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(username);
        ArgumentNullException.ThrowIfNull(password);
        if ((UsernameRules.Check(username), PasswordRules.Check(password, username)) is var (name, secret) && (name ?? secret) is not null)
        {
            return (name?.In("en"), secret?.In("en"));
        }

        var users = services.GetRequiredService<IUserStore>();
        var account = await users.FindByNameAsync(username, cancellationToken) ?? await CreateAsync(services, users, username, password, cancellationToken);

        // Never promoted: anybody may have registered the name before it became a setting.
        return account.Role is UserRole.Administrator ? (null, null) : ("A user who is no administrator has this name: choose another.", null);
    }

    private static async Task<UserAccount> CreateAsync(
        IServiceProvider services, IUserStore users, string username, string password, CancellationToken cancellationToken)
    {
        var hash = await services.GetRequiredService<Passwords>().HashAsync(password, cancellationToken);
        try
        {
            return await users.CreateAsync(new(username, hash, AccountTokens.NewName()) { Role = UserRole.Administrator }, cancellationToken);
        }
        catch (FieldException exception) when (exception.Problem is FieldProblem.Taken)
        {
            // Another process of the same server started at the same time.
            return await users.FindByNameAsync(username, cancellationToken) ?? throw new InvalidOperationException($"The account {username} came and went.", exception);
        }
    }
}
