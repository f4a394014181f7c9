using System.Globalization;
using Interpreter.Core.Storage;

namespace Interpreter.Storage.Statistics;

/// <summary>What a user used on a day.</summary>
internal sealed record DailyUsageRow
{
    public required string Day { get; init; }

    public required long Messages { get; init; }

    public required long Tokens { get; init; }

    public required double ResponseSeconds { get; init; }

    public DailyUsage ToUsage() =>
        new(DateOnly.ParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Messages, Tokens, ResponseSeconds);
}
