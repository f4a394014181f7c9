using System.Runtime.CompilerServices;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Relay;

/// <summary>
/// Remembers what sessions of this process were created with, for as long as they live: a client that resumes
/// one sends audio at its rate. A session of another process is not known here.
/// </summary>
internal sealed class SessionSettingsTable
{
    private readonly ConditionalWeakTable<ISession, SessionSettings> _settings = [];

    public void Remember(ISession session, SessionSettings settings) => _settings.AddOrUpdate(session, settings);

    public SessionSettings? Find(ISession session) => _settings.TryGetValue(session, out var settings) ? settings : null;
}
