namespace Interpreter.Storage.Settings;

/// <summary>A setting of a user.</summary>
internal sealed record SettingRow
{
    public required string Name { get; init; }

    public required string Value { get; init; }
}
