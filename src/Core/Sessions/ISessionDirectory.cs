namespace Interpreter.Core.Sessions;

/// <summary>Finds the one live instance of a session, wherever the engine keeps it.</summary>
public interface ISessionDirectory
{
    /// <summary>Creates a session, which begins to connect at once.</summary>
    /// <exception cref="SessionLimitException">The host holds as many sessions as its settings allow, or is stopping.</exception>
    ValueTask<ISession> CreateAsync(SessionSettings settings, CancellationToken cancellationToken);

    /// <summary>
    /// Finds the live session of a key or, where there is none, brings it to life with these settings: however many ask at
    /// once, there is one. Whoever asks has checked that the session is theirs.
    /// </summary>
    /// <param name="settings">With a <see cref="SessionSettings.Key"/>; of no effect where the session lives already.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SessionLimitException">As with <see cref="CreateAsync"/>.</exception>
    ValueTask<ISession> OpenAsync(SessionSettings settings, CancellationToken cancellationToken);

    /// <summary>Finds a session; null when there is none of that id, or it has closed.</summary>
    ValueTask<ISession?> FindAsync(string id, CancellationToken cancellationToken);
}
