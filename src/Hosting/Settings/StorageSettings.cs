using Interpreter.Storage;

namespace Interpreter.Hosting.Settings;

/// <summary>Where data is kept. No record: nothing may print the database's password.</summary>
internal sealed class StorageSettings
{
    private StorageSettings(string? folder, string connectionString) => (Folder, ConnectionString) = (folder, connectionString);

    /// <summary>The folder of the keys, and of the database where no other is named; absolute. Null: the database holds all.</summary>
    public string? Folder { get; }

    /// <summary>The folder of the keys that tokens are encrypted with; null where the database holds them.</summary>
    public string? Keys => Folder is null ? null : Path.Combine(Folder, "keys");

    /// <summary>The database, as <see cref="StorageOptions.ConnectionString"/> takes it.</summary>
    public string ConnectionString { get; }

    /// <summary>Reads what holds for processes of one machine.</summary>
    public static StorageSettings Read(SettingReader reader)
    {
        var folder = DataFolder.Read(reader);
        return new(folder, reader.Text(SettingNames.DatabaseUrl) ?? $"Data Source=\"{Path.Combine(folder, "interpreter.db")}\"");
    }

    /// <summary>Reads what holds for processes of many machines, which share nothing but the database.</summary>
    public static StorageSettings ReadShared(SettingReader reader)
    {
        const string Fix = "a cluster keeps everything in PostgreSQL: give postgres://user:password@host:port/database";
        if (reader.Text(SettingNames.DatabaseUrl) is not { } database)
        {
            reader.Fail(SettingNames.DatabaseUrl, value: null, Fix);
            return new(null, "");
        }

        try
        {
            return new(null, PostgresSchema.Npgsql(database));
        }
        catch (StorageException)
        {
            reader.Fail(SettingNames.DatabaseUrl, value: null, Fix);
            return new(null, "");
        }
    }
}
