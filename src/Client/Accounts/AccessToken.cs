namespace Interpreter.Client.Accounts;

/// <summary>A token of a user.</summary>
/// <param name="Token">What requests carry as <c>Authorization: Bearer</c>. Keep it secret.</param>
/// <param name="ExpiresIn">How long it is good for, in seconds.</param>
public sealed record AccessToken(string Token, long ExpiresIn);
