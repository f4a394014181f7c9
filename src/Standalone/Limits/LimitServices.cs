using Interpreter.Core.Users;
using Interpreter.Standalone.Logging;

namespace Interpreter.Standalone.Limits;

/// <summary>Registers the users and their limits.</summary>
internal static class LimitServices
{
    public static void AddLimits(this IServiceCollection services, UserOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<UserMetrics>();
        services.AddSingleton<IUserObserver, UserLog>();
        services.AddSingleton<IUserDirectory, LocalUserDirectory>();
    }
}
