using Interpreter.Core.Hosting;
using Interpreter.Hosting.Logging;
using SessionOptions = Interpreter.Core.Sessions.SessionOptions;

namespace Interpreter.Hosting.Sessions;

/// <summary>Registers what hosts of sessions count and log.</summary>
internal static class SessionEngineServices
{
    public static void AddSessions(this IServiceCollection services, SessionOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<SessionMetrics>();
        services.AddSingleton<ISessionObserver, SessionLog>();
    }
}
