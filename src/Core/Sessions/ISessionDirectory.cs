namespace Interpreter.Core.Sessions;

/// <summary>Finds the one live instance of a session, wherever the engine keeps it.</summary>
public interface ISessionDirectory
{
    /// <summary>Creates a session, which begins to connect at once.</summary>
    /// <exception cref="SessionLimitException">The host holds as many sessions as its settings allow, or is stopping.</exception>
    ValueTask<ISession> CreateAsync(SessionSettings settings, CancellationToken cancellationToken);

    /// <summary>Finds a session; null when there is none of that id, or it has closed.</summary>
    ValueTask<ISession?> FindAsync(string id, CancellationToken cancellationToken);
}
