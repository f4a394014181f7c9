using Interpreter.Hosting.Settings;
using Interpreter.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Interpreter.Hosting.Storage;

/// <summary>Registers the database, and the keys that tokens are encrypted with.</summary>
internal static class StoreServices
{
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
        services.AddDataProtection().SetApplicationName("interpreter").PersistKeysToFileSystem(new(settings.Keys));
    }
}
