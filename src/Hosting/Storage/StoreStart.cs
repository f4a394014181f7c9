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
        MakeFolders(settings);
        try
        {
            return await Store.OpenAsync(new() { ConnectionString = settings.ConnectionString }, time, cancellationToken);
        }
        catch (Exception exception) when (exception is StorageException or DbException or TimeoutException)
        {
            throw new StartupException(
                $"The database can't be opened: {exception.Message} It is named by DATABASE_URL, and is the file interpreter.db in DATA_DIR ({settings.Folder}) without it.",
                exception);
        }
    }

    private static void MakeFolders(StorageSettings settings)
    {
        try
        {
            foreach (var folder in (string[])[settings.Folder, settings.Keys])
            {
                _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OwnersOnly);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"DATA_DIR is \"{settings.Folder}\": {exception.Message} Name a folder that the server may write to.", exception);
        }
    }
}
