using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interpreter.Cli.Accounts;

/// <summary>Where sign-ins are remembered, by server: a file that only its user may read.</summary>
/// <param name="folder">The folder for what the program keeps.</param>
internal sealed partial class SignInFile(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The file.</summary>
    public string FullName { get; } = Path.Combine(folder, "sign-ins.json");

    /// <summary>The sign-in at a server; null for none.</summary>
    /// <exception cref="CliException">The file can't be read.</exception>
    public StoredSignIn? Find(Uri server) => Read().GetValueOrDefault(Key(server));

    /// <summary>Remembers a sign-in, in place of another at the same server.</summary>
    /// <exception cref="CliException">The file can't be read or written.</exception>
    public void Store(Uri server, StoredSignIn signIn)
    {
        var all = Read();
        all[Key(server)] = signIn;
        Write(all);
    }

    /// <summary>Forgets a sign-in.</summary>
    /// <inheritdoc cref="Store" path="/exception" />
    public void Forget(Uri server)
    {
        var all = Read();
        if (all.Remove(Key(server)))
        {
            Write(all);
        }
    }

    private static string Key(Uri server) => server.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private Dictionary<string, StoredSignIn> Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(FullName), Form.Default.DictionaryStringStoredSignIn) ?? [];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CliException($"{FullName} can't be read: repair or delete it ({e.Message}).", e);
        }
    }

    // Written beside and moved: a crash leaves the old file or the new one, and nobody reads half of it.
    private void Write(Dictionary<string, StoredSignIn> all)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        var beside = $"{FullName}.{Guid.NewGuid():N}";
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
                options.UnixCreateMode = OwnerOnly;
            }

            using (var file = new FileStream(beside, options))
            {
                JsonSerializer.Serialize(file, all, Form.Default.DictionaryStringStoredSignIn);
            }

            File.Move(beside, FullName, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{FullName} can't be written: {e.Message}", e);
        }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
    [JsonSerializable(typeof(Dictionary<string, StoredSignIn>))]
    private sealed partial class Form : JsonSerializerContext;
}
