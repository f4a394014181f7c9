using System.Data.Common;
using Dapper;

namespace Interpreter.Storage.Databases;

/// <summary>What a store does on one connection, within one transaction where it writes.</summary>
internal readonly record struct Work(DbConnection Connection, DbTransaction? Transaction, TimeSpan Timeout, CancellationToken CancellationToken)
{
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? arguments = null) =>
        (await Connection.QueryAsync<T>(Command(sql, arguments)).ConfigureAwait(false)).AsList();

    /// <summary>The only row; null, or 0, when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? arguments = null) => Connection.QuerySingleOrDefaultAsync<T>(Command(sql, arguments));

    public Task<T> SingleAsync<T>(string sql, object? arguments = null) => Connection.QuerySingleAsync<T>(Command(sql, arguments));

    public async Task<T> ScalarAsync<T>(string sql, object? arguments = null) =>
        (await Connection.ExecuteScalarAsync<T>(Command(sql, arguments)).ConfigureAwait(false))!;

    /// <summary>Returns how many rows have changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? arguments = null) => Connection.ExecuteAsync(Command(sql, arguments));

    private CommandDefinition Command(string sql, object? arguments) =>
        new(sql, arguments, Transaction, (int)Math.Ceiling(Timeout.TotalSeconds), cancellationToken: CancellationToken);
}
