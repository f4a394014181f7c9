using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Interpreter.Storage.Databases;

/// <summary>
/// SQLite in one file, with a write-ahead log: readers never wait, writers go one after another. Its driver blocks, so
/// all work leaves the caller's thread first.
/// </summary>
internal sealed class SqliteDatabase(StorageOptions options) : Database(options)
{
    private const int Busy = 5;          // SQLITE_BUSY
    private const int Unique = 2067;     // SQLITE_CONSTRAINT_UNIQUE
    private const int PrimaryKey = 1555; // SQLITE_CONSTRAINT_PRIMARYKEY
    private const int ForeignKey = 787;  // SQLITE_CONSTRAINT_FOREIGNKEY

    private readonly string _connectionString = Complete(options);
    private readonly SemaphoreSlim _writing = new(1, 1);

    static SqliteDatabase() => SQLitePCL.Batteries_V2.Init();

    public override string Dialect => "Sqlite";

    // The transaction itself is the lock: the driver begins it with BEGIN IMMEDIATE.
    public override string MigrationLock => "SELECT 1";

    // The transaction keeps everything from others.
    public override string RowLock => "";

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        // Kept in the file; can't be changed within a transaction.
        await ReadAsync(work => work.ScalarAsync<string>("PRAGMA journal_mode = WAL"), cancellationToken).ConfigureAwait(false);
    }

    public override async Task<T> WriteAsync<T>(Func<Work, Task<T>> write, CancellationToken cancellationToken)
    {
        // Other processes wait in the database, which polls; this one's writers wait here in turn.
        if (!await _writing.WaitAsync(Options.CommandTimeout, cancellationToken).ConfigureAwait(false))
        {
            throw new SqliteException($"No turn to write came within {Options.CommandTimeout.TotalSeconds:0.###} s.", Busy);
        }

        try
        {
            return await TransactAsync(write, Options.CommandTimeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override bool IsDuplicate(DbException exception) => exception is SqliteException { SqliteExtendedErrorCode: Unique or PrimaryKey };

    public override bool IsOrphan(DbException exception) => exception is SqliteException { SqliteExtendedErrorCode: ForeignKey };

    public override ValueTask DisposeAsync()
    {
        _writing.Dispose();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var pragmas = connection.CreateCommand();
            await using (pragmas.ConfigureAwait(false))
            {
                // FULL: a commit is on the disk when it returns, whatever becomes of the machine.
                pragmas.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL;";
                await pragmas.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static string Complete(StorageOptions options)
    {
        var builder = ConnectionStrings.Sqlite(options.ConnectionString);
        builder.ForeignKeys = true;
        builder.DefaultTimeout = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds);
        return builder.ToString();
    }
}
