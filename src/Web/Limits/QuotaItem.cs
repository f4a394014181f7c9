namespace Interpreter.Web.Limits;

/// <summary>One limit, and what is used of it.</summary>
/// <param name="Kind">requests_per_minute, concurrent_sessions, audio_minutes_per_day, tokens_per_day or spend_per_day (US dollars).</param>
/// <param name="Limit">How much is allowed; null for as much as one likes.</param>
/// <param name="Used">How much is used.</param>
/// <param name="Remaining">What is left; null where nothing limits it.</param>
/// <param name="Low">Whether 80 % or more is used.</param>
/// <param name="Exhausted">Whether nothing is left.</param>
internal sealed record QuotaItem(string Kind, decimal? Limit, decimal Used, decimal? Remaining, bool Low, bool Exhausted);
