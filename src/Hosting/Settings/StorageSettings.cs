namespace Interpreter.Hosting.Settings;

/// <summary>Where data is kept. No record: nothing may print the database's password.</summary>
internal sealed class StorageSettings(string folder, string? database)
{
    /// <summary>The folder of the keys, and of the database where no other is named; absolute.</summary>
    public string Folder { get; } = folder;

    /// <summary>The folder of the keys that tokens are encrypted with.</summary>
    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>The database, as <see cref="Interpreter.Storage.StorageOptions.ConnectionString"/> takes it.</summary>
    public string ConnectionString { get; } = database ?? $"Data Source=\"{Path.Combine(folder, "interpreter.db")}\"";

    public static StorageSettings Read(SettingReader reader) => new(DataFolder.Read(reader), reader.Text(SettingNames.DatabaseUrl));
}
