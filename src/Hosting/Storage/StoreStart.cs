using System.Data.Common;
using Interpreter.Hosting.Settings;
using Interpreter.Storage;

namespace Interpreter.Hosting.Storage;

/// <summary>Opens the database, and says in a sentence why it can't.</summary>
internal static class StoreStart
{
    // The database and the keys are their owner's alone.
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="StartupException">The folder or the database can't be used.</exception>
    public static async Task<Store> OpenAsync(StorageSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        if (settings is { Folder: { } folder, Keys: { } keys })
        {
            MakeFolders(folder, keys);
        }

        try
        {
            return await Store.OpenAsync(new() { ConnectionString = settings.ConnectionString }, time, cancellationToken);
        }
        catch (Exception exception) when (exception is StorageException or DbException or TimeoutException)
        {
            var where = settings.Folder is { } data ? $"It is named by DATABASE_URL, and is the file interpreter.db in DATA_DIR ({data}) without it." : "It is named by DATABASE_URL.";
            throw new StartupException($"The database can't be opened: {exception.Message} {where}", exception);
        }
    }

    private static void MakeFolders(params string[] folders)
    {
        try
        {
            foreach (var folder in folders)
            {
                _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OwnersOnly);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"DATA_DIR is \"{folders[0]}\": {exception.Message} Name a folder that the server may write to.", exception);
        }
    }
}
