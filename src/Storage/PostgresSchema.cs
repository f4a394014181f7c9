using System.Data.Common;
using System.Reflection;
using Interpreter.Storage.Databases;
using Interpreter.Storage.Migrations;
using Npgsql;

namespace Interpreter.Storage;

/// <summary>
/// Tables in PostgreSQL that are not a store's: brought to their newest form as a store's are, by numbered scripts, in one
/// transaction, by one of those who try at once. They may lie in a store's database.
/// </summary>
public static class PostgresSchema
{
    /// <summary>A connection string in Npgsql's own form, for whoever else opens the same database.</summary>
    /// <param name="connectionString">In any form that <see cref="StorageOptions.ConnectionString"/> takes for PostgreSQL.</param>
    /// <exception cref="StorageException">It can't be read, or names no PostgreSQL.</exception>
    public static string Npgsql(string connectionString) => ConnectionStrings.IsPostgres(connectionString)
        ? ConnectionStrings.Postgres(connectionString).ToString()
        : throw new StorageException("A cluster needs PostgreSQL, and SQLite is named: give postgres://user:password@host:port/database.");

    /// <summary>Applies the scripts that the database has not seen.</summary>
    /// <param name="options">Which database.</param>
    /// <param name="scripts">The assembly that holds them, embedded as <c>FOLDER/NUMBER_NAME.sql</c>.</param>
    /// <param name="folder">Their folder.</param>
    /// <param name="journal">The table that tells which of them the database has seen.</param>
    /// <param name="timeProvider">The journal's clock.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <returns>How many were applied now.</returns>
    /// <exception cref="StorageException">In a sentence: the database can't be reached, refuses, or is newer than the scripts.</exception>
    public static async Task<int> ApplyAsync(
        StorageOptions options, Assembly scripts, string folder, string journal, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var named = new NpgsqlConnectionStringBuilder(Npgsql(options.ConnectionString));
        var database = new PostgresDatabase(options);
        await using (database.ConfigureAwait(false))
        {
            try
            {
                return await new Migrator(database, journal, MigrationScripts.Of(scripts, folder), timeProvider).RunAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is DbException or TimeoutException)
            {
                throw new StorageException(Explain(exception, named), exception);
            }
        }
    }

    private static string Explain(Exception exception, NpgsqlConnectionStringBuilder named) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            $"PostgreSQL at {named.Host} does not let {Who(named, 't')} in: give the right user and password.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            $"PostgreSQL at {named.Host} has no database \"{named.Database}\": create it.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused =>
            $"{Who(named, 'T')} lacks rights in the database \"{named.Database}\" ({refused.MessageText}): make it the owner, or grant it CREATE on the schema.",
        PostgresException refused => $"PostgreSQL at {named.Host} refuses: {refused.MessageText} ({refused.SqlState}).",
        _ => $"PostgreSQL at {named.Host}:{named.Port} can't be reached: {(exception.InnerException ?? exception).Message}",
    };

    private static string Who(NpgsqlConnectionStringBuilder named, char first) => named.Username is { } user ? $"{first}he user \"{user}\"" : $"{first}he user";
}
