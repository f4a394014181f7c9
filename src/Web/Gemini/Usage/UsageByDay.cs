namespace Interpreter.Web.Gemini.Usage;

/// <summary>What you used, by day.</summary>
/// <param name="From">The first day, in UTC.</param>
/// <param name="To">The last day, in UTC.</param>
/// <param name="Days">Every day between, the oldest first.</param>
internal sealed record UsageByDay(DateOnly From, DateOnly To, IReadOnlyList<DayInfo> Days);
