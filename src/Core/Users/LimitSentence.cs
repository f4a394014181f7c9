using System.Globalization;

namespace Interpreter.Core.Users;

/// <summary>Refusals of a user actor, in a user's terms.</summary>
public static class LimitSentence
{
    /// <summary>A sentence that says which limit is used up, and when it begins anew.</summary>
    public static string Of(LimitKind limit, Budget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var most = budget[limit].Limit?.ToString("0.##", CultureInfo.InvariantCulture) ?? "0";
        var reset = string.Create(CultureInfo.InvariantCulture, $"{budget.ResetsAt:HH:mm} UTC");
        return limit switch
        {
            LimitKind.RequestsPerMinute => $"You have asked as often as you may in a minute ({most}): wait a moment.",
            LimitKind.ConcurrentSessions => $"You have as many sessions open as you may ({most}): close one first.",
            LimitKind.AudioMinutesPerDay => $"Today's {most} minutes of speech are used up: there are new ones at {reset}.",
            LimitKind.TokensPerDay => $"Today's {most} tokens are used up: there are new ones at {reset}.",
            _ => $"Today's budget of {most} US dollars is used up: there is a new one at {reset}.",
        };
    }
}
