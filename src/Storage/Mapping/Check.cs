using System.Text.Json;
using Interpreter.Core.Storage;

namespace Interpreter.Storage.Mapping;

/// <summary>Checks fields before they meet the database, so that both databases refuse the same.</summary>
internal static class Check
{
    /// <summary>A text; may be empty.</summary>
    public static string Text(string field, string? value, int limit) => Problem(value, limit) switch
    {
        null => value!,
        FieldProblem.TooLong => throw new FieldException(field, FieldProblem.TooLong, limit),
        { } problem => throw new FieldException(field, problem),
    };

    /// <summary>What is wrong with a text; null for nothing.</summary>
    public static FieldProblem? Problem(string? value, int limit) => StoredText.Problem(value, limit);

    /// <summary>A text that says something.</summary>
    public static string Filled(string field, string? value, int limit) =>
        string.IsNullOrWhiteSpace(value) ? throw new FieldException(field, FieldProblem.Required) : Text(field, value, limit);

    /// <summary>A JSON object.</summary>
    public static string Json(string field, string? value)
    {
        Text(field, value, StorageLimits.Metadata);
        try
        {
            using var document = JsonDocument.Parse(value!);
            return document.RootElement.ValueKind == JsonValueKind.Object ? value! : throw new FieldException(field, FieldProblem.Malformed);
        }
        catch (JsonException exception)
        {
            throw new FieldException(field, FieldProblem.Malformed, inner: exception);
        }
    }

    public static int Range(string field, int value, int least, int most) =>
        value < least ? throw new FieldException(field, FieldProblem.OutOfRange, least)
        : value > most ? throw new FieldException(field, FieldProblem.OutOfRange, most)
        : value;

    public static void Page(PageRequest page)
    {
        Range("page", page.Number, 1, int.MaxValue);
        Range("page_size", page.Size, 1, StorageLimits.PageSize);
    }

    public static void Measures(MessageMeasures measures)
    {
        Range("tokens_used", measures.TokensUsed ?? 0, 0, int.MaxValue);
        Seconds("response_time", measures.ResponseTime);
        Seconds("processing_time", measures.ProcessingTime);
    }

    private static void Seconds(string field, double? value)
    {
        if (value is { } seconds && !(seconds >= 0 && double.IsFinite(seconds)))
        {
            throw new FieldException(field, FieldProblem.OutOfRange, 0);
        }
    }
}
