using System.Globalization;
using Interpreter.Storage.Databases;

namespace Interpreter.Storage.Migrations;

/// <summary>Brings a database to the newest form, in one transaction that holds a lock: of many at once, one does it.</summary>
/// <param name="database">The database.</param>
/// <param name="journal">The table that tells which scripts the database has seen.</param>
/// <param name="scripts">All of them.</param>
/// <param name="timeProvider">The clock of the journal.</param>
internal sealed class Migrator(Database database, string journal, IReadOnlyList<MigrationScript> scripts, TimeProvider timeProvider)
{
    /// <summary>The journal of a store's own tables.</summary>
    public const string StoreJournal = "schema_migrations";

    /// <summary>Returns how many scripts have been applied now.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await database.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await database.TransactAsync(MigrateAsync, database.Options.MigrationTimeout, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> MigrateAsync(Work work)
    {
        await work.ExecuteAsync(database.MigrationLock).ConfigureAwait(false);
        await work.ExecuteAsync(
            $"CREATE TABLE IF NOT EXISTS {journal} (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at text NOT NULL)").ConfigureAwait(false);
        var applied = await work.ListAsync<AppliedMigration>($"SELECT number, name, checksum FROM {journal} ORDER BY number").ConfigureAwait(false);
        Verify(applied);
        foreach (var script in scripts.Skip(applied.Count))
        {
            await work.ExecuteAsync(script.Sql).ConfigureAwait(false);
            await work.ExecuteAsync(
                $"INSERT INTO {journal} (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @AppliedAt)",
                new { script.Number, script.Name, script.Checksum, AppliedAt = timeProvider.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) }).ConfigureAwait(false);
        }

        return scripts.Count - applied.Count;
    }

    private void Verify(IReadOnlyList<AppliedMigration> applied)
    {
        for (var index = 0; index < applied.Count; index++)
        {
            var seen = applied[index];
            if (index >= scripts.Count)
            {
                throw new StorageException(
                    $"The database is newer than this program: it has migration {seen.Name}, and this program knows {scripts.Count}. Run the newer program, or restore a backup.");
            }

            var script = scripts[index];
            if (seen.Number != script.Number || seen.Checksum != script.Checksum)
            {
                throw new StorageException(
                    $"Migration {script.Name} differs from what the database was made with ({seen.Name}). Run the program that made it; a change belongs in a new script.");
            }
        }
    }
}
