namespace Interpreter.Storage;

/// <summary>Where and how to store.</summary>
public sealed record StorageOptions
{
    /// <summary>
    /// SQLite as <c>Data Source=FILE</c>; PostgreSQL as <c>postgres://user:password@host:port/database</c> or in
    /// Npgsql's own form (<c>Host=…;Database=…</c>).
    /// </summary>
    /// <value>The default is a file <c>interpreter.db</c> in the working directory.</value>
    public string ConnectionString { get; init; } = "Data Source=interpreter.db";

    /// <summary>How long a command may take, and a writer may wait for the one before.</summary>
    /// <value>The default is 30 s. Databases count in whole seconds.</value>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long migrating may take, waiting for another who migrates included.</summary>
    /// <value>The default is 10 minutes.</value>
    public TimeSpan MigrationTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
