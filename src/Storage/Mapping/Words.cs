namespace Interpreter.Storage.Mapping;

/// <summary>Enumerations as the database and the API write them.</summary>
internal static class Words
{
    /// <summary>In lower case. Dapper reads them back by itself.</summary>
    public static string Word<T>(this T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
