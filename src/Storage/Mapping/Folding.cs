namespace Interpreter.Storage.Mapping;

/// <summary>
/// Texts as they are compared. Done here, not by the database, whose rules depend on its locale (PostgreSQL) or know
/// ASCII only (SQLite).
/// </summary>
internal static class Folding
{
    /// <summary>Lower case by way of upper case, which takes letters of several small forms together (σ and ς).</summary>
    public static string Fold(string text) => Composition.Compose(text.ToUpperInvariant().ToLowerInvariant());

    /// <summary>A pattern for LIKE ... ESCAPE '\' that finds a text anywhere.</summary>
    public static string Contains(string text) =>
        $"%{Fold(text).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
