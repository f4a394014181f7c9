using Interpreter.Web.Listening;

namespace Interpreter.Hosting.Settings;

/// <summary>Reads how many may listen.</summary>
internal static class ListeningSettings
{
    public static ListeningOptions Read(SettingReader reader)
    {
        var defaults = new ListeningOptions();
        return new()
        {
            MaxPerSession = reader.Integer(SettingNames.ListenersPerSession, defaults.MaxPerSession, 0, 100_000),
            MaxPerProcess = reader.Integer(SettingNames.ListenersPerProcess, defaults.MaxPerProcess, 0, 1_000_000),
        };
    }
}
