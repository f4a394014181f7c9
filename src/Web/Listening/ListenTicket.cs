namespace Interpreter.Web.Listening;

/// <summary>What a listening link stands for.</summary>
/// <param name="SessionId">The session, which listeners are never told: who knows a guest's may speak in it.</param>
/// <param name="Share">The number of the sharing.</param>
internal readonly record struct ListenTicket(Guid SessionId, int Share);
