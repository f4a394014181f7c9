using System.Data.Common;
using Npgsql;

namespace Interpreter.Storage.Databases;

/// <summary>PostgreSQL, by a pool of connections.</summary>
internal sealed class PostgresDatabase(StorageOptions options) : Database(options)
{
    private const int Attempts = 5;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(ConnectionStrings.Postgres(options.ConnectionString));

    public override string Dialect => "Postgres";

    // The number is this program's own: "interpre" in ASCII. Freed when the transaction ends, however it ends.
    public override string MigrationLock => "SELECT pg_advisory_xact_lock(7597137600481096293)";

    public override string RowLock => "FOR UPDATE";

    public override async Task<T> WriteAsync<T>(Func<Work, Task<T>> write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TransactAsync(write, Options.CommandTimeout, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (attempt < Attempts && IsDeadlock(exception))
            {
                // PostgreSQL has undone one of two that waited for each other. The other needs a moment to take the
                // row that has come free: who tries again at once takes it first, and both wait again.
                await Task.Delay(TimeSpan.FromMilliseconds(attempt * Random.Shared.Next(20, 60)), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override bool IsDuplicate(DbException exception) => exception.SqlState == PostgresErrorCodes.UniqueViolation;

    public override bool IsOrphan(DbException exception) => exception.SqlState == PostgresErrorCodes.ForeignKeyViolation;

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    private static bool IsDeadlock(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
