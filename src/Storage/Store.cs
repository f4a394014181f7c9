using System.Data.Common;
using Interpreter.Core.Storage;
using Interpreter.Storage.Databases;
using Interpreter.Storage.Keys;
using Interpreter.Storage.Messages;
using Interpreter.Storage.Migrations;
using Interpreter.Storage.Sessions;
using Interpreter.Storage.Settings;
using Interpreter.Storage.Snapshots;
using Interpreter.Storage.Statistics;
using Interpreter.Storage.Users;

namespace Interpreter.Storage;

/// <summary>An open database, of the newest form. Safe for use by many threads at once.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly Database _database;

    private Store(Database database, TimeProvider timeProvider)
    {
        _database = database;
        Users = new UserStore(database, timeProvider);
        Sessions = new SessionStore(database, timeProvider);
        Messages = new MessageStore(database, timeProvider);
        Settings = new SettingsStore(database, timeProvider);
        Snapshots = new SnapshotStore(database, timeProvider);
        Statistics = new StatisticsStore(database);
        Keys = new KeyStore(database, timeProvider);
    }

    /// <summary>Accounts.</summary>
    public IUserStore Users { get; }

    /// <summary>Sessions.</summary>
    public ISessionStore Sessions { get; }

    /// <summary>Messages.</summary>
    public IMessageStore Messages { get; }

    /// <summary>Users' settings.</summary>
    public ISettingsStore Settings { get; }

    /// <summary>Actors' private state.</summary>
    public ISnapshotStore Snapshots { get; }

    /// <summary>Counts.</summary>
    public IStatisticsStore Statistics { get; }

    /// <summary>The keys that hosts of a cluster encrypt with.</summary>
    public KeyStore Keys { get; }

    /// <summary>Opens a database and brings it to the newest form. Several processes may do so at once.</summary>
    /// <param name="options">Which, and how.</param>
    /// <param name="timeProvider">The clock of all time stamps; null for the system's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The connection string names no database, or the database is not of this program's making.</exception>
    /// <exception cref="DbException">The database can't be reached, or refuses.</exception>
    public static async Task<Store> OpenAsync(StorageOptions options, TimeProvider? timeProvider, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var clock = timeProvider ?? TimeProvider.System;
        var database = Database.Create(options);
        try
        {
            await new Migrator(database, Migrator.StoreJournal, MigrationScripts.Of(database.Dialect), clock).RunAsync(cancellationToken).ConfigureAwait(false);
            return new Store(database, clock);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks the database for an answer, for health checks.</summary>
    /// <exception cref="DbException">The database can't be reached, or refuses.</exception>
    public Task PingAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync(work => work.ScalarAsync<int>("SELECT 1"), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
