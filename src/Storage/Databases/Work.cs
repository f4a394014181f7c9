using System.Data.Common;
using Dapper;

namespace Interpreter.Storage.Databases;

/// <summary>What a store does on one connection, within one transaction where it writes.</summary>
internal readonly record struct Work(DbConnection Connection, DbTransaction? Transaction, TimeSpan Timeout, CancellationToken CancellationToken)
{
    /// <summary>
    /// All rows. The reader is closed without blocking, as Dapper's own queries do not: on a server whose sockets complete
    /// inline, the thread that would wait for the end of an answer is the one that is to bring it.
    /// </summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? arguments = null)
    {
        var reader = await Connection.ExecuteReaderAsync(Command(sql, arguments)).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var rows = new List<T>();
            var parse = reader.GetRowParser(typeof(T));
            while (await reader.ReadAsync(CancellationToken).ConfigureAwait(false))
            {
                rows.Add((T)parse(reader));
            }

            // What fails after the last row is told here.
            while (await reader.NextResultAsync(CancellationToken).ConfigureAwait(false))
            {
            }

            return rows;
        }
    }

    /// <summary>The only row; null, or 0, when there is none.</summary>
    public async Task<T?> FindAsync<T>(string sql, object? arguments = null) =>
        (await ListAsync<T>(sql, arguments).ConfigureAwait(false)).SingleOrDefault();

    public async Task<T> SingleAsync<T>(string sql, object? arguments = null) =>
        (await ListAsync<T>(sql, arguments).ConfigureAwait(false)).Single();

    public async Task<T> ScalarAsync<T>(string sql, object? arguments = null) =>
        (await Connection.ExecuteScalarAsync<T>(Command(sql, arguments)).ConfigureAwait(false))!;

    /// <summary>Returns how many rows have changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? arguments = null) => Connection.ExecuteAsync(Command(sql, arguments));

    private CommandDefinition Command(string sql, object? arguments) =>
        new(sql, arguments, Transaction, (int)Math.Ceiling(Timeout.TotalSeconds), cancellationToken: CancellationToken);
}
