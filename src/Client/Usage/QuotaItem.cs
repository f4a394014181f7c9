namespace Interpreter.Client.Usage;

/// <summary>One limit, and what is used of it.</summary>
/// <param name="Kind">Which: <c>requests_per_minute</c>, <c>concurrent_sessions</c>, <c>audio_minutes_per_day</c>, <c>tokens_per_day</c> or <c>spend_per_day</c> (US dollars).</param>
/// <param name="Limit">How much is allowed; null for as much as one likes.</param>
/// <param name="Used">How much is used: of the running day (UTC), of the last minute, or now.</param>
/// <param name="Remaining">What is left; null where nothing limits it.</param>
/// <param name="Low">Whether 80 % or more of it is used.</param>
/// <param name="Exhausted">Whether nothing is left.</param>
public sealed record QuotaItem(string Kind, decimal? Limit, decimal Used, decimal? Remaining, bool Low, bool Exhausted);
