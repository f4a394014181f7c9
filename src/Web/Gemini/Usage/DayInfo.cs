using System.Text.Json.Serialization;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini.Usage;

/// <summary>What you used on a day.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Messages">Messages stored.</param>
/// <param name="Tokens">Their tokens.</param>
/// <param name="ResponseTime">The sum of their response times, in seconds.</param>
internal sealed record DayInfo(DateOnly Day, long Messages, long Tokens, [property: JsonPropertyName("response_time")] double ResponseTime)
{
    public static DayInfo Of(DateOnly day, Dictionary<DateOnly, DailyUsage> used) =>
        used.GetValueOrDefault(day) is { } usage ? new(day, usage.Messages, usage.Tokens, usage.ResponseSeconds) : new(day, 0, 0, 0);
}
