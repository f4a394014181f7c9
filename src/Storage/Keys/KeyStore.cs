using Interpreter.Storage.Databases;
using Interpreter.Storage.Mapping;

namespace Interpreter.Storage.Keys;

/// <summary>The keys that hosts encrypt with, where several hosts share them.</summary>
public sealed class KeyStore
{
    private readonly Database _database;
    private readonly TimeProvider _timeProvider;

    internal KeyStore(Database database, TimeProvider timeProvider) => (_database, _timeProvider) = (database, timeProvider);

    /// <summary>All keys, as XML, the oldest first.</summary>
    /// <exception cref="System.Data.Common.DbException">The database fails.</exception>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync(work => work.ListAsync<string>("SELECT xml FROM protection_keys ORDER BY created_at, name"), cancellationToken);

    /// <summary>Adds a key. Of no effect where there is one of the name.</summary>
    /// <param name="name">Names the key, and no other.</param>
    /// <param name="xml">The key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="System.Data.Common.DbException">The database fails.</exception>
    public Task AddAsync(string name, string xml, CancellationToken cancellationToken) => _database.WriteAsync(
        work => work.ExecuteAsync(
            "INSERT INTO protection_keys (name, xml, created_at) VALUES (@Name, @Xml, @CreatedAt) ON CONFLICT (name) DO NOTHING",
            new { Name = name, Xml = xml, CreatedAt = _timeProvider.Now() }),
        cancellationToken);
}
