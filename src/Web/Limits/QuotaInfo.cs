using System.Text.Json.Serialization;
using Interpreter.Core.Users;

namespace Interpreter.Web.Limits;

/// <summary>What a user has used, and may use.</summary>
/// <param name="Items">One for each limit.</param>
/// <param name="ResetsAt">When the limits of the day begin anew: the next midnight of UTC.</param>
internal sealed record QuotaInfo(IReadOnlyList<QuotaItem> Items, [property: JsonPropertyName("resets_at")] DateTimeOffset ResetsAt)
{
    public const string Example =
        """
        {"items":[
        {"kind":"requests_per_minute","limit":60,"used":3,"remaining":57,"low":false,"exhausted":false},
        {"kind":"concurrent_sessions","limit":10,"used":1,"remaining":9,"low":false,"exhausted":false},
        {"kind":"audio_minutes_per_day","limit":null,"used":12.5,"remaining":null,"low":false,"exhausted":false},
        {"kind":"tokens_per_day","limit":100000,"used":81250,"remaining":18750,"low":true,"exhausted":false},
        {"kind":"spend_per_day","limit":null,"used":0.31,"remaining":null,"low":false,"exhausted":false}
        ],"resets_at":"2026-01-16T00:00:00+00:00"}
        """;

    public static QuotaInfo Of(Budget budget) => new(
        [.. budget.Items.Select(item => new QuotaItem(LimitsJson.NameOf(item.Kind), item.Limit, item.Used, item.Remaining, item.IsLow, item.IsExhausted))],
        budget.ResetsAt);
}
