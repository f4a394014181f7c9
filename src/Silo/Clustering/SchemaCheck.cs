using System.Data.Common;
using Interpreter.Hosting;
using Interpreter.Hosting.Settings;
using Npgsql;

namespace Interpreter.Silo.Clustering;

/// <summary>Says in a sentence that the schema step is missing: Orleans says it in two hundred lines.</summary>
internal static class SchemaCheck
{
    /// <exception cref="StartupException">The database lacks the tables of a cluster, or does not answer.</exception>
    public static async Task RunAsync(StorageSettings storage, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(storage.ConnectionString);
            await using var command = source.CreateCommand("SELECT to_regclass('orleansquery') IS NOT NULL");
            if (await command.ExecuteScalarAsync(cancellationToken) is not true)
            {
                throw new StartupException("The database has no tables of a cluster: run the schema step first (this program with the argument schema).");
            }
        }
        catch (DbException exception)
        {
            throw new StartupException($"The database fails: {exception.Message}", exception);
        }
    }
}
