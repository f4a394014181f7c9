using Interpreter.Core.Storage;

namespace Interpreter.Web.Pages.Administration;

/// <summary>What the list of users shows.</summary>
/// <param name="Search">What is searched for; empty for all.</param>
/// <param name="Users">The users of the page.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Pages">How many there are, at least 1.</param>
public sealed record UserListModel(string Search, Page<UserAccount> Users, int Number, int Pages)
{
    /// <summary>Never the users' hashes and stamps.</summary>
    public override string ToString() => nameof(UserListModel);
}
