using Interpreter.Storage;

namespace Interpreter.Silo.Schema;

/// <summary>
/// What the cluster keeps in PostgreSQL beside the history: who its silos are, and the state of grains. Applied before the
/// first silo of a version starts; twice, or by many at once, does no harm.
/// </summary>
public static class ClusterSchema
{
    private const string Journal = "cluster_migrations";

    /// <summary>Brings the cluster's tables, and the statements that Orleans' providers read from the database, to the newest form.</summary>
    /// <param name="connectionString">PostgreSQL, in any form that <see cref="StorageOptions.ConnectionString"/> takes.</param>
    /// <param name="timeProvider">The clock of the journal.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <returns>How many scripts were applied now; 0 where the database had all.</returns>
    /// <exception cref="StorageException">In a sentence: the database can't be reached, refuses, or is newer than this program.</exception>
    public static Task<int> ApplyAsync(string connectionString, TimeProvider timeProvider, CancellationToken cancellationToken) => PostgresSchema.ApplyAsync(
        new() { ConnectionString = connectionString }, typeof(ClusterSchema).Assembly, "Schema", Journal, timeProvider, cancellationToken);
}
