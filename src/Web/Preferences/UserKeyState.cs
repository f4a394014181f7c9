namespace Interpreter.Web.Preferences;

/// <summary>What a user may see of the own key.</summary>
/// <param name="Tail">Its last four characters; empty where they can't be told.</param>
/// <param name="CanBeRead">False: the server's keys were lost, so that the user must give it again.</param>
public sealed record UserKeyState(string Tail, bool CanBeRead);
