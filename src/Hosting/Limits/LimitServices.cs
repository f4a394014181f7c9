using Interpreter.Core.Users;
using Interpreter.Hosting.Logging;

namespace Interpreter.Hosting.Limits;

/// <summary>Registers what limits are, counted and logged.</summary>
internal static class LimitServices
{
    public static void AddLimits(this IServiceCollection services, UserOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<UserMetrics>();
        services.AddSingleton<IUserObserver, UserLog>();
    }
}
