using Interpreter.Core.Sessions;

namespace Interpreter.Core.Hosting;

/// <summary>Keeps sessions' snapshots where they outlive the process.</summary>
public interface ISessionKeeper
{
    /// <summary>Takes a session's newest snapshot, which makes all before it void. Called within a session's turn: must be quick, and must not throw.</summary>
    void Keep(SessionSnapshot snapshot);
}
