using Interpreter.Core.Storage;

namespace Interpreter.Web.Accounts;

/// <summary>What came of checking a password.</summary>
/// <param name="Account">The account, where the password is right; else null.</param>
/// <param name="LockedFor">How long no password is taken; null where it was checked.</param>
internal readonly record struct PasswordOutcome(UserAccount? Account, TimeSpan? LockedFor);
