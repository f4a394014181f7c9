namespace Interpreter.Hosting.Settings;

/// <summary>The first administrator. No record: nothing may print the password.</summary>
internal sealed class AdministratorSettings(string username, string password)
{
    /// <summary>The name.</summary>
    public string Username { get; } = username;

    /// <summary>The password.</summary>
    public string Password { get; } = password;

    /// <summary>Reads both; null where neither is set.</summary>
    public static AdministratorSettings? Read(SettingReader reader)
    {
        var (username, password) = (reader.Text(SettingNames.AdminUsername), reader.Text(SettingNames.AdminPassword));
        if ((username is null) != (password is null))
        {
            reader.Fail(username is null ? SettingNames.AdminUsername : SettingNames.AdminPassword, value: null, "set both ADMIN_USERNAME and ADMIN_PASSWORD, or neither");
        }

        return username is null || password is null ? null : new(username, password);
    }
}
