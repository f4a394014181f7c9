using System.Text.Json;

namespace Interpreter.Core.Users;

/// <summary>What is stored of a user.</summary>
/// <param name="Day">The day of UTC.</param>
/// <param name="AudioTicks">Speech sent to the model on it, in ticks of 100 ns.</param>
/// <param name="Tokens">Tokens, in and out.</param>
/// <param name="Spend">US dollars.</param>
/// <param name="RequestsFullAt">When all requests of a minute are there again.</param>
/// <param name="Holds">The ids of the sessions that are counted; null where they end with the process.</param>
internal sealed record UserSnapshot(
    DateOnly Day, long AudioTicks, long Tokens, decimal Spend, DateTimeOffset RequestsFullAt, IReadOnlyList<string>? Holds = null)
{
    /// <summary>The kind of an actor's snapshot.</summary>
    public const string Kind = "user";

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static UserSnapshot Read(ReadOnlyMemory<byte> payload)
    {
        var snapshot = JsonSerializer.Deserialize<UserSnapshot>(payload.Span) ?? throw new JsonException("The snapshot is null.");
        return snapshot is { AudioTicks: >= 0, Tokens: >= 0, Spend: >= 0 } ? snapshot : throw new JsonException("The snapshot holds negative counts.");
    }

    /// <summary>Writes it.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);
}
