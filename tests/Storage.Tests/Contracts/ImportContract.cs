using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Storage.Tests.Contracts;

/// <summary>Sessions that come with their messages, and are read from their start.</summary>
public abstract class ImportContract(IDatabases databases) : Contract(databases)
{
    private static readonly DateTimeOffset Before = new(2025, 3, 1, 12, 0, 0, 123, 456, TimeSpan.FromHours(9));

    [Fact]
    public async Task A_session_is_made_with_its_messages_as_they_were()
    {
        var anna = await UserAsync();
        NewMessage[] messages =
        [
            new(MessageRole.User, "이게 뭐예요?")
            {
                Type = MessageType.Image, Language = "ko", Timestamp = Before, Images = [new TextImage("image/png", TestImages.Png(2, 2))],
            },
            new(MessageRole.Assistant, "A museum.")
            {
                Timestamp = Before.AddSeconds(2), Measures = new() { TokensUsed = 12, ResponseTime = 1.5, ProcessingTime = 0.25 }, Metadata = """{ "a": 1 }""",
            },
            new(MessageRole.System, ""),
        ];
        var made = await Store.Sessions.ImportAsync(
            new NewSession(anna.Id, "Old") { IsActive = false, Kind = SessionKind.Interpretation, CreatedAt = Before, UpdatedAt = Before.AddHours(1) }, messages, Token);

        Assert.Equal(made, await Store.Sessions.FindAsync(anna.Id, made.Id, Token));
        Assert.Equal((false, SessionKind.Interpretation, 3), (made.IsActive, made.Kind, made.MessagesCount));
        Assert.Equal((Before.ToUniversalTime(), Before.AddHours(1).ToUniversalTime()), (made.CreatedAt, made.UpdatedAt));
        var stored = await Store.Messages.ReadAsync(anna.Id, made.Id, 0, 10, Token);
        Assert.Equal(messages.Select(message => (message.Role, message.Content, message.Type, message.Language)), stored.Select(message => (message.Role, message.Content, message.MessageType, message.Language)));
        Assert.Equal([Before, Before.AddSeconds(2), Clock.GetUtcNow()], stored.Select(message => message.Timestamp));
        Assert.Equal((12, 1.5, 0.25, """{ "a": 1 }"""), (stored[1].TokensUsed, stored[1].ResponseTime, stored[1].ProcessingTime, stored[1].Metadata));
        var image = Assert.Single(await Store.Messages.ImagesAsync(anna.Id, stored[0].Id, Token));
        Assert.Equal(TestImages.Png(2, 2), image.Data.ToArray());
    }

    [Fact]
    public async Task What_is_imported_counts_as_stored_but_not_as_used()
    {
        var anna = await UserAsync();
        var messages = Enumerable.Range(0, 2_500).Select(index => new NewMessage(MessageRole.Assistant, $"{index}") { Measures = new() { TokensUsed = 2, ResponseTime = 0.5 } }).ToArray();
        var made = await Store.Sessions.ImportAsync(new NewSession(anna.Id, "Many"), messages, Token);

        var statistics = await Store.Statistics.OfUserAsync(anna.Id, 1, Token);
        Assert.Equal((1, 2_500, 5_000, 0.5), (statistics.TotalSessions, statistics.TotalMessages, statistics.TotalTokens, statistics.AverageResponseTime));
        var day = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        Assert.Empty(await Store.Statistics.ByDayAsync(anna.Id, day.AddDays(-1), day.AddDays(1), Token));

        // It goes on like any other.
        await SayAsync(made, "more");
        Assert.Equal(2_501, (await Store.Sessions.FindAsync(anna.Id, made.Id, Token))!.MessagesCount);
        Assert.Equal(Clock.GetUtcNow(), (await Store.Sessions.FindAsync(anna.Id, made.Id, Token))!.UpdatedAt);
    }

    [Fact]
    public async Task Of_an_import_with_a_fault_nothing_is_stored_and_the_fault_is_named_by_its_path()
    {
        var anna = await UserAsync();
        var messages = Enumerable.Range(0, 1_500).Select(index => new NewMessage(MessageRole.User, index == 1_234 ? "a\0b" : "fine")).ToArray();
        var refused = await Assert.ThrowsAsync<FieldException>(() => Store.Sessions.ImportAsync(new NewSession(anna.Id, "Faulty"), messages, Token));
        Assert.Equal(("messages[1234].content", FieldProblem.Malformed), (refused.Field, refused.Problem));
        refused = await Assert.ThrowsAsync<FieldException>(() => Store.Sessions.ImportAsync(new NewSession(anna.Id, " "), [], Token));
        Assert.Equal(("title", FieldProblem.Required), (refused.Field, refused.Problem));
        refused = await Assert.ThrowsAsync<FieldException>(() => Store.Sessions.ImportAsync(new NewSession(anna.Id + 1, "Nobody's"), [new NewMessage(MessageRole.User, "")], Token));
        Assert.Equal("user", refused.Field);

        Assert.Equal(0, (await Store.Sessions.ListAsync(anna.Id, new SessionQuery(), Token)).Count);
        Assert.Equal(0, (await Store.Statistics.OfUserAsync(anna.Id, 1, Token)).TotalMessages);
        Assert.Empty(await Store.Messages.RecentAsync(anna.Id, 10, Token));
    }

    [Fact]
    public async Task A_session_is_read_forwards_in_pieces()
    {
        var anna = await UserAsync();
        var boris = await UserAsync("boris");
        var (session, other) = (await SessionAsync(anna), await SessionAsync(anna));
        for (var index = 0; index < 5; index++)
        {
            await SayAsync(session, $"{index}");
            await SayAsync(other, "between");
        }

        var first = await Store.Messages.ReadAsync(anna.Id, session.Id, 0, 3, Token);
        Assert.Equal(["0", "1", "2"], first.Select(message => message.Content));
        Assert.Equal(["3", "4"], (await Store.Messages.ReadAsync(anna.Id, session.Id, first[^1].Id, 3, Token)).Select(message => message.Content));
        Assert.Empty(await Store.Messages.ReadAsync(anna.Id, session.Id, long.MaxValue, 3, Token));
        Assert.Empty(await Store.Messages.ReadAsync(boris.Id, session.Id, 0, 3, Token));
        foreach (var limit in new[] { 0, StorageLimits.Batch + 1 })
        {
            Assert.Equal("limit", (await Assert.ThrowsAsync<FieldException>(() => Store.Messages.ReadAsync(anna.Id, session.Id, 0, limit, Token))).Field);
        }
    }
}
