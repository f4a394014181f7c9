namespace Interpreter.Core.Users;

/// <summary>A request that waits for its turn.</summary>
/// <param name="Ticket">Its number.</param>
/// <param name="Until">When it is refused at the latest.</param>
internal readonly record struct RequestWait(long Ticket, DateTimeOffset Until);
