using System.Text.Json;
using Interpreter.Client.Usage;

namespace Interpreter.Client.Live.Wire;

/// <summary>Reads "quota".</summary>
internal static class QuotaReader
{
    /// <summary>The quota that a message tells.</summary>
    /// <exception cref="JsonException">It tells none.</exception>
    public static Quota Read(JsonElement json) =>
        json.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            && json.TryGetProperty("resetsAt", out var resets) && resets.TryGetDateTimeOffset(out var at)
            ? new([.. items.EnumerateArray().Select(Item)], at)
            : throw new JsonException("A quota has no items, or no time.");

    private static QuotaItem Item(JsonElement json) => new(
        json.GetProperty("kind").GetString() ?? "",
        Amount(json, "limit"),
        Amount(json, "used") ?? 0,
        Amount(json, "remaining"),
        json.GetProperty("low").GetBoolean(),
        json.GetProperty("exhausted").GetBoolean());

    private static decimal? Amount(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;
}
