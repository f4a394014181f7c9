using Interpreter.Core.Sessions;

namespace Interpreter.Core.Hosting;

/// <summary>
/// Hears what an operator may want to know of sessions; a host writes it to its log. Called within a session's
/// turn: must be quick, and must not throw.
/// </summary>
public interface ISessionObserver
{
    /// <summary>Something happened in a session.</summary>
    void Noted(string sessionId, SessionNote note);
}
