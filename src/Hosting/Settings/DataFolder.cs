namespace Interpreter.Hosting.Settings;

/// <summary>Reads DATA_DIR.</summary>
internal static class DataFolder
{
    private const string Name = "interpreter";

    /// <summary>The folder, absolute: by default the user's own for programs' data, which on Linux is below ~/.local/share.</summary>
    public static string Read(SettingReader reader)
    {
        if (reader.Text(SettingNames.DataFolder) is { } text)
        {
            return Path.GetFullPath(text);
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (home.Length == 0)
        {
            reader.Fail(SettingNames.DataFolder, value: null, "this user has no home: name a folder for the database and the keys");
        }

        return Path.Combine(home, Name);
    }
}
