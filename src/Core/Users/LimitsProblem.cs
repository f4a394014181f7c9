namespace Interpreter.Core.Users;

/// <summary>A limit that can't be read.</summary>
/// <param name="Field">Its name; empty where the whole is no object.</param>
/// <param name="Kind">Which limit; null where there is none of that name.</param>
public sealed record LimitsProblem(string Field, LimitKind? Kind);
