using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Listening;

/// <summary>Registers what listeners need.</summary>
internal static class ListeningServices
{
    public static void AddListening(this IServiceCollection services, ListeningOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ListenTokens>();
        services.AddSingleton<ListenerHall>();
    }
}
