using Interpreter.Hosting;
using Interpreter.Hosting.Settings;
using Interpreter.Hosting.Storage;
using Interpreter.Storage;

namespace Interpreter.Silo.Schema;

/// <summary>Makes the database ready for a cluster, once before the first process of a version starts.</summary>
public static class SchemaStep
{
    /// <summary>The argument that asks for it.</summary>
    public const string Command = "schema";

    /// <summary>Brings the history's and the cluster's tables to the newest form, and makes the first key that gateways share.</summary>
    /// <param name="args">Settings, as on the command line.</param>
    /// <param name="overrides">What to replace; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="StartupException">In a sentence: a setting has no valid value, or the database can't be used.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> args, HostOverrides? overrides = null, CancellationToken cancellationToken = default)
    {
        overrides ??= new();
        var builder = HostBuilding.Create(typeof(SchemaStep).Assembly, args, overrides);
        var settings = SettingsLoader.Load(builder.Configuration, isCluster: true);
        if (settings.Cluster!.IsLocal)
        {
            throw new StartupException($"{SettingNames.Cluster} is \"localhost\": such a cluster has no tables. Leave the setting out.");
        }

        var time = overrides.Time ?? TimeProvider.System;
        try
        {
            var applied = await ClusterSchema.ApplyAsync(settings.Storage.ConnectionString, time, cancellationToken);
            await using var store = await StoreStart.OpenAsync(settings.Storage, time, cancellationToken);
            await StoreServices.MakeFirstKeyAsync(store, cancellationToken);
            return applied == 0 ? "The database is ready; it was before." : "The database is ready.";
        }
        catch (StorageException exception)
        {
            throw new StartupException(exception.Message, exception);
        }
    }
}
