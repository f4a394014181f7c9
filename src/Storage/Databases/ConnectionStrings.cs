using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Interpreter.Storage.Databases;

/// <summary>Reads connection strings. Messages never repeat one: it may hold a password.</summary>
internal static class ConnectionStrings
{
    private const string Forms = "give Data Source=FILE for SQLite, or postgres://user:password@host:port/database";

    public static bool IsPostgres(string text)
    {
        if (IsAddress(text))
        {
            return true;
        }

        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = text;
        }
        catch (ArgumentException exception)
        {
            throw new StorageException($"The connection string can't be read: {Forms}.", exception);
        }

        if (pairs.ContainsKey("Host") || pairs.ContainsKey("Server"))
        {
            return true;
        }

        return pairs.ContainsKey("Data Source") || pairs.ContainsKey("DataSource") || pairs.ContainsKey("Filename")
            ? false
            : throw new StorageException($"The connection string names no database: {Forms}.");
    }

    public static NpgsqlConnectionStringBuilder Postgres(string text)
    {
        try
        {
            return IsAddress(text) ? OfAddress(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception exception) when (exception is ArgumentException or UriFormatException or FormatException)
        {
            throw new StorageException($"The connection string of PostgreSQL can't be read: {Forms}.", exception);
        }
    }

    public static SqliteConnectionStringBuilder Sqlite(string text)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(text);
            return builder.DataSource.Length == 0 || builder.DataSource == ":memory:" || builder.Mode == SqliteOpenMode.Memory
                ? throw new StorageException("The SQLite database must be a file: give Data Source=FILE.")
                : builder;
        }
        catch (ArgumentException exception)
        {
            throw new StorageException($"The connection string of SQLite can't be read: {Forms}.", exception);
        }
    }

    private static bool IsAddress(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder OfAddress(Uri address)
    {
        var credentials = address.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Database = Uri.UnescapeDataString(address.AbsolutePath.Trim('/')) };
        if (address.Host.Length > 0)
        {
            builder.Host = address.Host;
        }

        if (address.Port > 0)
        {
            builder.Port = address.Port;
        }

        if (credentials[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(credentials[0]);
        }

        if (credentials.Length > 1)
        {
            builder.Password = Uri.UnescapeDataString(credentials[1]);
        }

        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var left, var right] ? (left, right) : (pair, "");
            builder[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value);
        }

        return builder;
    }
}
