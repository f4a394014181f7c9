using Interpreter.Core.Storage;

namespace Interpreter.Web.Accounts;

/// <summary>Who makes a request; a feature of it.</summary>
/// <param name="Account">The user, as of now.</param>
/// <param name="SignIn">The sign-in's own name, by which it can be revoked.</param>
internal sealed record SignedIn(UserAccount Account, string SignIn);
