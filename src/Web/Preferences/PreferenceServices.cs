using Interpreter.Core.Upstream;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Preferences;

/// <summary>Registers what users set for themselves.</summary>
internal static class PreferenceServices
{
    public static void AddPreferences(this IServiceCollection services)
    {
        services.AddSingleton<PreferenceStore>();
        services.AddSingleton<UserKeys>();
        services.AddSingleton<IUserKeys>(static provider => provider.GetRequiredService<UserKeys>());
    }
}
