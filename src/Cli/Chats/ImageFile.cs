using Interpreter.Client.Live;

namespace Interpreter.Cli.Chats;

/// <summary>An image for a chat, from a file.</summary>
internal static class ImageFile
{
    private const long MaxBytes = 4 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="CliException">There is none, or it is no image that a chat takes.</exception>
    public static ChatImage Read(string path)
    {
        try
        {
            return new FileInfo(path).Length > MaxBytes
                ? throw new CliException($"{path} is larger than 4 MiB: make it smaller.")
                : ChatImage.Of(File.ReadAllBytes(path));
        }
        catch (ArgumentException e)
        {
            throw new CliException($"{path} is neither PNG, JPEG nor WebP.", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException($"There is no file {path}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} can't be read: {e.Message}", e);
        }
    }
}
