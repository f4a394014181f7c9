using System.Text.Json;
using Interpreter.Core.Users;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>Writes the fields of "quota".</summary>
internal static class QuotaWriter
{
    public static void Write(Utf8JsonWriter json, Budget budget)
    {
        json.WriteString("type"u8, "quota"u8);
        json.WriteStartArray("items"u8);
        foreach (var item in budget.Items)
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, WireNames.Of(item.Kind));
            WriteAmount(json, "limit"u8, item.Limit);
            json.WriteNumber("used"u8, item.Used);
            WriteAmount(json, "remaining"u8, item.Remaining);
            json.WriteBoolean("low"u8, item.IsLow);
            json.WriteBoolean("exhausted"u8, item.IsExhausted);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("resetsAt"u8, budget.ResetsAt.UtcDateTime);
    }

    private static void WriteAmount(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? amount)
    {
        if (amount is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
