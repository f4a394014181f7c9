using Interpreter.Core.Upstream;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Preferences;

/// <summary>Registers what users set for themselves.</summary>
public static class PreferenceServices
{
    /// <summary>
    /// Registers users' own Gemini keys, for hosts of sessions. They also register an
    /// <see cref="Interpreter.Core.Storage.ISettingsStore"/>, and keep the keys of data protection.
    /// </summary>
    public static IServiceCollection AddUserKeys(this IServiceCollection services)
    {
        services.AddSingleton<UserKeys>();
        services.AddSingleton<IUserKeys>(static provider => provider.GetRequiredService<UserKeys>());
        return services;
    }

    internal static void AddPreferences(this IServiceCollection services)
    {
        services.AddSingleton<PreferenceStore>();
        services.AddUserKeys();
    }
}
