using System.Text;
using System.Text.Json;

namespace Interpreter.Core.Users;

/// <summary>
/// Limits of one user's own as a JSON object, as the store keeps them and administrators send them:
/// <c>{"requests_per_minute": 10, "tokens_per_day": "unlimited"}</c>. A limit that is absent or null is everybody's.
/// </summary>
public static class LimitsJson
{
    /// <summary>The value for as much as one likes.</summary>
    public const string Unlimited = "unlimited";

    private static readonly LimitKind[] Kinds = Enum.GetValues<LimitKind>();

    /// <summary>A limit's name.</summary>
    public static string NameOf(LimitKind kind) => kind switch
    {
        LimitKind.RequestsPerMinute => "requests_per_minute",
        LimitKind.ConcurrentSessions => "concurrent_sessions",
        LimitKind.AudioMinutesPerDay => "audio_minutes_per_day",
        LimitKind.TokensPerDay => "tokens_per_day",
        LimitKind.SpendPerDay => "spend_per_day",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such limit."),
    };

    /// <summary>The most that a limit may be: more than anybody can use, and small enough to reckon with.</summary>
    public static long MostOf(LimitKind kind) => kind switch
    {
        LimitKind.TokensPerDay => 1_000_000_000_000_000,
        _ => 1_000_000,
    };

    /// <summary>Whether a limit counts things, which have no parts.</summary>
    public static bool IsWhole(LimitKind kind) => kind is LimitKind.RequestsPerMinute or LimitKind.ConcurrentSessions or LimitKind.TokensPerDay;

    /// <summary>Whether a limit may be so much.</summary>
    public static bool IsValid(LimitKind kind, decimal limit) =>
        limit >= 0 && limit <= MostOf(kind) && (!IsWhole(kind) || decimal.IsInteger(limit));

    /// <summary>Reads stored limits; those that can't be read are everybody's.</summary>
    /// <param name="json">The object; null or empty for none.</param>
    /// <param name="problems">What can't be read.</param>
    public static UserLimits Read(string? json, out IReadOnlyList<LimitsProblem> problems)
    {
        problems = [];
        if (string.IsNullOrEmpty(json))
        {
            return new();
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return Change(new(), document.RootElement, out problems);
        }
        catch (JsonException)
        {
            problems = [new("", null)];
            return new();
        }
    }

    /// <summary>Changes what an object names, and leaves the rest (RFC 7396); null goes back to everybody's.</summary>
    /// <param name="limits">Limits of a user's own.</param>
    /// <param name="changes">The object.</param>
    /// <param name="problems">What can't be read, and is left as it is.</param>
    public static UserLimits Change(UserLimits limits, JsonElement changes, out IReadOnlyList<LimitsProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var found = new List<LimitsProblem>();
        problems = found;
        if (changes.ValueKind is not JsonValueKind.Object)
        {
            found.Add(new("", null));
            return limits;
        }

        foreach (var change in changes.EnumerateObject())
        {
            if (!TryFind(change.Name, out var kind))
            {
                found.Add(new(change.Name, null));
            }
            else if (TryRead(kind, change.Value, out var limit))
            {
                limits = limits.With(kind, limit);
            }
            else
            {
                found.Add(new(change.Name, kind));
            }
        }

        return limits;
    }

    /// <summary>Writes limits of a user's own; empty where all are everybody's.</summary>
    public static string Write(UserLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (limits == new UserLimits())
        {
            return "";
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var kind in Kinds)
            {
                switch (limits.Of(kind))
                {
                    case < 0:
                        writer.WriteString(NameOf(kind), Unlimited);
                        break;
                    case { } limit:
                        writer.WriteNumber(NameOf(kind), limit);
                        break;
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static bool TryFind(string name, out LimitKind kind)
    {
        foreach (var candidate in Kinds)
        {
            if (NameOf(candidate) == name)
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }

    private static bool TryRead(LimitKind kind, JsonElement value, out decimal? limit)
    {
        limit = null;
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return true;
            case JsonValueKind.String when value.ValueEquals(Unlimited):
                limit = UserLimits.Unlimited;
                return true;
            case JsonValueKind.Number when value.TryGetDecimal(out var number) && IsValid(kind, number):
                limit = number;
                return true;
            default:
                return false;
        }
    }
}
