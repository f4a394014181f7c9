using System.Globalization;
using Interpreter.Core.Storage;

namespace Interpreter.Rest.Tests.Fixtures;

/// <summary>Stores what the model would have answered, so that tests of lists need no model.</summary>
internal static class Seeding
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    public static async Task<IReadOnlyList<ChatMessage>> SayAsync(this RestServer server, Person owner, long session, params NewMessage[] messages)
    {
        var stored = await server.Store.Messages.AppendAsync(owner.Id, session, messages, Token);
        Assert.NotNull(stored);
        return stored;
    }

    /// <summary>The seed's example: a question and its answer.</summary>
    public static NewMessage[] Talk =>
    [
        new(MessageRole.User, "Расскажи о Python") { Timestamp = At("2024-01-15T10:30:00Z"), Measures = new() { TokensUsed = 5, ResponseTime = 1.2 } },
        new(MessageRole.Assistant, "Python - это высокоуровневый язык программирования...")
        {
            Timestamp = At("2024-01-15T10:30:01Z"), Measures = new() { TokensUsed = 150, ResponseTime = 1.2 },
        },
    ];
}
