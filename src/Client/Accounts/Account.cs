namespace Interpreter.Client.Accounts;

/// <summary>The account that is signed in.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Username">Its name.</param>
/// <param name="Role"><c>user</c> or <c>administrator</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastSignInAt">When its password was last given; null for never since then.</param>
public sealed record Account(long Id, string Username, string Role, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt);
