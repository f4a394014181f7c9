using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Socket.Relay;

/// <summary>What an init opened, or returned to.</summary>
/// <param name="Session">The session.</param>
/// <param name="Chat">What is stored of a chat; null for an interpretation, and for a session that is returned to.</param>
internal sealed record OpenedSession(ISession Session, ChatSession? Chat);
