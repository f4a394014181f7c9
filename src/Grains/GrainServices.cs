using Interpreter.Core.Hosting;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;

namespace Interpreter.Grains;

/// <summary>Registers what the grains of a silo need.</summary>
public static class GrainServices
{
    /// <summary>The name of the grain storage that keeps sessions' snapshots; a silo registers one of this name.</summary>
    public const string SessionStorage = "sessions";

    // A silo that stops tells the gateways to call through another, and waits so long before it lets its grains go. Orleans' 30 s
    // would be all the time that an orchestrator gives.
    private static readonly TimeSpan GatewaysLeaveIn = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Adds the engines behind the grains. The host adds the ports: <see cref="Core.Upstream.IUpstreamConnector"/>,
    /// <see cref="Core.Sessions.SessionOptions"/>, <see cref="SessionMetrics"/>, <see cref="ISessionObserver"/>, <see cref="UserOptions"/>,
    /// <see cref="UserMetrics"/>, <see cref="IUserObserver"/>, <see cref="IUserStore"/>, <see cref="ISnapshotStore"/>,
    /// <see cref="TimeProvider"/>, for chats <see cref="Core.Text.ITextModel"/>, <see cref="ISessionStore"/> and <see cref="IMessageStore"/>,
    /// and the grain storage <see cref="SessionStorage"/>.
    /// </summary>
    public static IServiceCollection AddInterpreterGrains(this IServiceCollection services)
    {
        services.Configure<SiloMessagingOptions>(static messaging => messaging.ClientGatewayShutdownNotificationTimeout = GatewaysLeaveIn);
        services.TryAddSingleton<IUserDirectory, GrainUsers>();
        services.TryAddSingleton<SessionEngine>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloDrain>();
        services.TryAddSingleton(static provider => new UserEngine(
            provider.GetRequiredService<IUserStore>(),
            provider.GetRequiredService<ISnapshotStore>(),
            provider.GetRequiredService<UserOptions>() with { StoresFirst = true },
            provider.GetRequiredService<UserMetrics>(),
            provider.GetRequiredService<IUserObserver>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
