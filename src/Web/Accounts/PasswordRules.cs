using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Accounts;

/// <summary>Which passwords may be chosen.</summary>
internal static class PasswordRules
{
    /// <summary>The fewest characters, in code points.</summary>
    public const int Shortest = 8;

    /// <summary>The most characters, in code points.</summary>
    public const int Longest = 256;

    /// <summary>What is wrong with a password; null for nothing.</summary>
    public static Complaint? Check(string password, string username) => password.EnumerateRunes().Count() switch
    {
        < Shortest => Phrases.PasswordTooShort.With(Shortest),
        > Longest => Phrases.PasswordTooLong.With(Longest),
        _ when password.All(char.IsDigit) => Phrases.PasswordAllDigits.With(),
        _ when string.Equals(password, username, StringComparison.OrdinalIgnoreCase) => Phrases.PasswordIsUsername.With(),
        _ => null,
    };
}
