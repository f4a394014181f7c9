using System.Data.Common;
using Interpreter.Storage.Mapping;

namespace Interpreter.Storage.Databases;

/// <summary>A database and what is its own way: opening, writing, locking, and what its errors mean.</summary>
internal abstract class Database(StorageOptions options) : IAsyncDisposable
{
    static Database() => Mappings.Register();

    public StorageOptions Options { get; } = options;

    /// <summary>The folder of its migration scripts.</summary>
    public abstract string Dialect { get; }

    /// <summary>What a transaction runs first to be the only one that migrates.</summary>
    public abstract string MigrationLock { get; }

    /// <summary>What a SELECT ends with to keep its rows from others until the transaction ends.</summary>
    public abstract string RowLock { get; }

    public static Database Create(StorageOptions options) => ConnectionStrings.IsPostgres(options.ConnectionString)
        ? new PostgresDatabase(options)
        : new SqliteDatabase(options);

    /// <summary>Reads on a connection of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<Work, Task<T>> read, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await read(new Work(connection, null, Options.CommandTimeout, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Writes in a transaction: all or nothing, and durable once this returns.</summary>
    public abstract Task<T> WriteAsync<T>(Func<Work, Task<T>> write, CancellationToken cancellationToken);

    /// <summary>Makes ready what no transaction can.</summary>
    public virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether an error tells that a row of the same unique value is there.</summary>
    public abstract bool IsDuplicate(DbException exception);

    /// <summary>Whether an error tells that a row referred to is not there.</summary>
    public abstract bool IsOrphan(DbException exception);

    public abstract ValueTask DisposeAsync();

    protected abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Runs one transaction.</summary>
    public async Task<T> TransactAsync<T>(Func<Work, Task<T>> write, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await write(new Work(connection, transaction, timeout, cancellationToken)).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
        }
    }
}
