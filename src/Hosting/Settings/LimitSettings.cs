using System.Globalization;
using Interpreter.Core.Pricing;
using Interpreter.Core.Users;
using Interpreter.Gemini.Models;
using Interpreter.Hosting.Limits;

namespace Interpreter.Hosting.Settings;

/// <summary>Reads the settings of limits.</summary>
internal static class LimitSettings
{
    // A proxy or a browser gives a request up after a minute or two.
    private const double LongestWait = 60;

    public static UserOptions Read(SettingReader reader)
    {
        var defaults = new UserOptions();
        var limits = defaults.Limits;
        foreach (var (kind, name) in Names)
        {
            limits = limits.With(kind, Limit(reader, kind, name, limits.Of(kind)));
        }

        return defaults with
        {
            Limits = limits,
            RequestWait = reader.Seconds(SettingNames.LimitRequestWait, defaults.RequestWait, 0, LongestWait),
            Prices = Prices(reader),
        };
    }

    private static IEnumerable<(LimitKind Kind, string Name)> Names =>
    [
        (LimitKind.RequestsPerMinute, SettingNames.LimitRequests),
        (LimitKind.ConcurrentSessions, SettingNames.LimitSessions),
        (LimitKind.AudioMinutesPerDay, SettingNames.LimitAudio),
        (LimitKind.TokensPerDay, SettingNames.LimitTokens),
        (LimitKind.SpendPerDay, SettingNames.LimitSpend),
    ];

    private static decimal? Limit(SettingReader reader, LimitKind kind, string name, decimal? otherwise)
    {
        if (reader.Text(name) is not { } text)
        {
            return otherwise;
        }

        if (string.Equals(text, LimitsJson.Unlimited, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit) && LimitsJson.IsValid(kind, limit))
        {
            return limit;
        }

        reader.Fail(name, text, $"give {(LimitsJson.IsWhole(kind) ? "a whole number" : "a number")} from 0 to {LimitsJson.MostOf(kind)}, or \"{LimitsJson.Unlimited}\"");
        return otherwise;
    }

    private static PriceTable Prices(SettingReader reader)
    {
        if (reader.Text(SettingNames.ModelPrices) is not { } file)
        {
            return GeminiPrices.Table;
        }

        try
        {
            return GeminiPrices.Table.With(PriceFile.Read(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            reader.Fail(SettingNames.ModelPrices, file, exception.Message.TrimEnd('.'));
            return GeminiPrices.Table;
        }
    }
}
