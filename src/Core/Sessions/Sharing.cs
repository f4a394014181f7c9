namespace Interpreter.Core.Sessions;

/// <summary>Whether others may listen to a session.</summary>
/// <param name="Number">How often it was shared: names the newest sharing, and with it the links that are good. 0 before the first.</param>
/// <param name="IsOn">Whether that sharing still holds.</param>
public readonly record struct Sharing(int Number, bool IsOn);
