using Interpreter.Testing.Sockets;
using System.Collections.Concurrent;
using System.Threading.Channels;
using Interpreter.Core.Sessions;
using Interpreter.Core.Users;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>A directory of scripted sessions.</summary>
internal sealed class ScriptedDirectory : ISessionDirectory
{
    private readonly ConcurrentDictionary<string, ScriptedSession> _sessions = new();
    private readonly Channel<ScriptedSession> _created = Channel.CreateUnbounded<ScriptedSession>();

    /// <summary>Refuses every new session.</summary>
    public bool IsFull { get; set; }

    /// <summary>Why the user may open no session; null where nothing forbids it.</summary>
    public Admission? Refusal { get; set; }

    /// <summary>Called with each new session before it is followed.</summary>
    public Action<ScriptedSession> Created { get; set; } = _ => { };

    public ValueTask<ISession> CreateAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
        {
            throw new UserLimitException(refusal.Refused!.Value, refusal);
        }

        if (IsFull)
        {
            throw new SessionLimitException("The server holds 0 sessions, as many as it may.");
        }

        var session = new ScriptedSession((settings.Key ?? Guid.NewGuid()).ToString(), settings);
        _sessions[session.Id] = session;
        Created(session);
        _created.Writer.TryWrite(session);
        return new(session);
    }

    public ValueTask<ISession> OpenAsync(SessionSettings settings, CancellationToken cancellationToken) =>
        _sessions.TryGetValue(settings.Key!.Value.ToString(), out var session) ? new(session) : CreateAsync(settings, cancellationToken);

    public ValueTask<ISession?> FindAsync(string id, CancellationToken cancellationToken) => new(_sessions.GetValueOrDefault(id));

    public async Task<ScriptedSession> NextSessionAsync() =>
        await _created.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(SocketClient.Patience, TestContext.Current.CancellationToken);
}
