namespace Interpreter.Web.Socket.Incoming;

/// <summary>The session that a client returns to.</summary>
/// <param name="SessionId">Its id.</param>
/// <param name="LastSequence">The number of the last event the client has; 0 for none.</param>
internal sealed record ResumeRequest(string SessionId, long LastSequence);
