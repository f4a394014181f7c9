using System.Globalization;
using Interpreter.Core.Storage;

namespace Interpreter.Storage.Messages;

/// <summary>What messages add to the counts of their session and of the day.</summary>
internal sealed record MessageCounts(long OwnerId, long SessionId, DateTimeOffset Now)
{
    public long Messages { get; init; }

    public long Tokens { get; init; }

    public long Responses { get; init; }

    public double Seconds { get; init; }

    public string Day { get; } = Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public MessageCounts Add(IReadOnlyList<NewMessage> messages) => this with
    {
        Messages = Messages + messages.Count,
        Tokens = Tokens + messages.Sum(message => (long)(message.Measures.TokensUsed ?? 0)),
        Responses = Responses + messages.Count(message => message.Measures.ResponseTime is not null),
        Seconds = Seconds + messages.Sum(message => message.Measures.ResponseTime ?? 0),
    };

    /// <summary>Takes off what a message had added to its session.</summary>
    public MessageCounts Remove(ChatMessage counted) => this with
    {
        Messages = Messages - 1,
        Tokens = Tokens - (counted.TokensUsed ?? 0),
        Responses = Responses - (counted.ResponseTime is null ? 0 : 1),
        Seconds = Seconds - (counted.ResponseTime ?? 0),
    };

    /// <summary>What a message costs more than was counted.</summary>
    public MessageCounts Add(ChatMessage counted, MessageMeasures measures) => this with
    {
        Tokens = Tokens + (measures.TokensUsed ?? counted.TokensUsed ?? 0) - (counted.TokensUsed ?? 0),
        Responses = Responses + (measures.ResponseTime is not null && counted.ResponseTime is null ? 1 : 0),
        Seconds = Seconds + (measures.ResponseTime ?? counted.ResponseTime ?? 0) - (counted.ResponseTime ?? 0),
    };
}
