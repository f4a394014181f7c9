namespace Interpreter.Client.Accounts;

/// <summary>An account that was just made, and a token of it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Username">Its name, as it was given.</param>
/// <param name="Token">As in <see cref="AccessToken"/>.</param>
/// <param name="ExpiresIn">How long the token is good for, in seconds.</param>
public sealed record NewAccount(long Id, string Username, string Token, long ExpiresIn);
