namespace Interpreter.Core.Exports.Imports;

/// <summary>What can be imported at once.</summary>
public static class ImportLimits
{
    /// <summary>The most bytes: 32 MiB, an hour's interpretation two hundred times over.</summary>
    public const int Bytes = 32 * 1024 * 1024;

    /// <summary>The most messages.</summary>
    public const int Messages = 100_000;

    /// <summary>How deep JSON may be nested.</summary>
    public const int Depth = 64;
}
