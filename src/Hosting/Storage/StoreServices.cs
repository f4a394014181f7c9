using Interpreter.Hosting.Settings;
using Interpreter.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Interpreter.Hosting.Storage;

/// <summary>Registers the database, and the keys that tokens are encrypted with.</summary>
internal static class StoreServices
{
    private const string Application = "interpreter";

    // Data protection's own default; it makes the next key by itself, days before this one ends.
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(90);

    public static void AddStore(this IServiceCollection services, Store store, StorageSettings settings)
    {
        services.AddSingleton(store);
        services.AddSingleton(store.Users);
        services.AddSingleton(store.Sessions);
        services.AddSingleton(store.Messages);
        services.AddSingleton(store.Settings);
        services.AddSingleton(store.Snapshots);
        services.AddSingleton(store.Statistics);

        // The name is part of what keys are derived from: tokens outlive a move of the program to another folder.
        var protection = services.AddDataProtection().SetApplicationName(Application);
        if (settings.Keys is { } folder)
        {
            protection.PersistKeysToFileSystem(new(folder));
        }
        else
        {
            services.AddStoredKeys(store);
        }
    }

    /// <summary>Makes the first of the keys that the hosts of a cluster share, where there is none.</summary>
    /// <exception cref="System.Data.Common.DbException">The database fails.</exception>
    public static async Task MakeFirstKeyAsync(Store store, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDataProtection().SetApplicationName(Application);
        services.AddStoredKeys(store);
        await using var provider = services.BuildServiceProvider();
        var keys = provider.GetRequiredService<StoredKeys>();
        await keys.LoadAsync(cancellationToken);
        var ring = provider.GetRequiredService<IKeyManager>();
        if (ring.GetAllKeys().Count == 0)
        {
            var now = TimeProvider.System.GetUtcNow();
            _ = ring.CreateNewKey(now, now + KeyLifetime);
            await keys.SaveAsync(cancellationToken);
        }
    }

    private static void AddStoredKeys(this IServiceCollection services, Store store)
    {
        services.AddSingleton(store.Keys);
        services.AddSingleton<StoredKeys>();
        services.AddHostedService(static provider => provider.GetRequiredService<StoredKeys>());
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(static provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = provider.GetRequiredService<StoredKeys>()));
    }
}
