namespace Interpreter.Web.Socket.Incoming;

/// <summary>The chat that a client opens: a stored one by its number or its UUID, or a new one where both are null.</summary>
/// <param name="Number">As REST names it.</param>
/// <param name="Key">As a live session is named.</param>
internal sealed record ChatRequest(long? Number, Guid? Key);
