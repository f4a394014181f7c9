using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Storage.Tests.Contracts;

public abstract class MessageContract(IDatabases databases) : Contract(databases)
{
    [Fact]
    public async Task A_message_comes_back_as_it_was_stored()
    {
        var session = await SessionAsync(await UserAsync());
        var said = new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.FromHours(9)).AddTicks(1_234_567);
        var message = new NewMessage(MessageRole.Assistant, "안녕하세요")
        {
            Type = MessageType.Audio,
            Language = "ko-KR",
            Timestamp = said,
            Measures = new MessageMeasures { TokensUsed = 25, ResponseTime = 2.1, ProcessingTime = 0.0125 },
            Metadata = """{"audio":{"from":120,"to":2400}}""",
        };
        var stored = Assert.Single((await Store.Messages.AppendAsync(session.OwnerId, session.Id, [message], Token))!);
        Assert.Equal(stored, await Store.Messages.FindAsync(session.OwnerId, stored.Id, Token));
        Assert.Equal((session.Id, MessageRole.Assistant, MessageType.Audio), (stored.SessionId, stored.Role, stored.MessageType));
        Assert.Equal(("안녕하세요", "ko-KR", message.Metadata), (stored.Content, stored.Language, stored.Metadata));
        Assert.Equal((25, 2.1, 0.0125), (stored.TokensUsed, stored.ResponseTime, stored.ProcessingTime));
        Assert.Equal((said.AddTicks(-7), TimeSpan.Zero), (stored.Timestamp, stored.Timestamp.Offset));
    }

    [Fact]
    public async Task Images_come_back_as_they_were_stored_and_go_with_their_message()
    {
        var session = await SessionAsync(await UserAsync());
        TextImage[] images = [new("image/png", new byte[] { 1, 0, 255 }), new("image/webp", new byte[StorageLimits.Image])];
        var shown = new NewMessage(MessageRole.User, "What is this?") { Type = MessageType.Image, Images = images, Metadata = """{"a":1}""" };
        var stored = Assert.Single((await Store.Messages.AppendAsync(session.OwnerId, session.Id, [shown], Token))!);
        Assert.Equal("""{"a":1,"images":[{"mime_type":"image/png","bytes":3},{"mime_type":"image/webp","bytes":4194304}]}""", stored.Metadata);

        var read = await Store.Messages.ImagesAsync(session.OwnerId, stored.Id, Token);
        Assert.Equal(["image/png", "image/webp"], read.Select(image => image.MimeType));
        Assert.All(images.Zip(read), pair => Assert.True(pair.First.Data.Span.SequenceEqual(pair.Second.Data.Span)));
        Assert.Empty(await Store.Messages.ImagesAsync((await UserAsync("boris")).Id, stored.Id, Token));

        Assert.True(await Store.Messages.DeleteAsync(session.OwnerId, stored.Id, Token));
        Assert.Empty(await Store.Messages.ImagesAsync(session.OwnerId, stored.Id, Token));
    }

    [Fact]
    public async Task Too_many_or_too_large_images_are_refused()
    {
        var session = await SessionAsync(await UserAsync());
        foreach (var images in new TextImage[][]
        {
            [new("image/png", new byte[StorageLimits.Image + 1])],
            [new("image/png", Array.Empty<byte>())],
            [.. Enumerable.Repeat(new TextImage("image/png", new byte[1]), StorageLimits.Images + 1)],
        })
        {
            var refused = await Assert.ThrowsAsync<FieldException>(() =>
                Store.Messages.AppendAsync(session.OwnerId, session.Id, [new(MessageRole.User, "") { Images = images }], Token));
            Assert.Equal(("images", FieldProblem.OutOfRange), (refused.Field, refused.Problem));
        }

        Assert.Equal(session, await Store.Sessions.FindAsync(session.OwnerId, session.Id, Token));
    }

    [Fact]
    public async Task A_deleted_message_is_counted_no_more_in_its_session_but_still_in_its_day()
    {
        var session = await SessionAsync(await UserAsync());
        var kept = await SayAsync(session, "How are you?");
        var answer = new NewMessage(MessageRole.Assistant, "Fine.") { Measures = new() { TokensUsed = 25, ResponseTime = 2 } };
        var deleted = Assert.Single((await Store.Messages.AppendAsync(session.OwnerId, session.Id, [answer], Token))!);
        Assert.False(await Store.Messages.DeleteAsync((await UserAsync("boris")).Id, deleted.Id, Token));
        Assert.True(await Store.Messages.DeleteAsync(session.OwnerId, deleted.Id, Token));
        Assert.False(await Store.Messages.DeleteAsync(session.OwnerId, deleted.Id, Token));

        Assert.Equal([kept], await Store.Messages.HistoryAsync(session.OwnerId, session.Id, null, 10, Token));
        var statistics = await Store.Statistics.OfUserAsync(session.OwnerId, 1, Token);
        Assert.Equal((1, 0, 0), (statistics.TotalMessages, statistics.TotalTokens, statistics.AverageResponseTime));
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        Assert.Equal((2, 25), (Assert.Single(await Store.Statistics.ByDayAsync(session.OwnerId, today, today, Token)) is var day ? (day.Messages, day.Tokens) : default));
    }

    [Fact]
    public async Task A_question_is_stored_before_its_answer_and_measured_after()
    {
        var session = await SessionAsync(await UserAsync());
        var question = await SayAsync(session, "How are you?");
        Assert.Null(question.TokensUsed);
        Clock.Advance(TimeSpan.FromSeconds(2));
        var answer = await SayAsync(session, "Fine.", MessageRole.Assistant);
        var measured = await Store.Messages.MeasureAsync(session.OwnerId, question.Id, new MessageMeasures { TokensUsed = 6 }, Token);
        Assert.Equal(question with { TokensUsed = 6 }, measured);
        measured = await Store.Messages.MeasureAsync(session.OwnerId, question.Id, new MessageMeasures { TokensUsed = 7, ResponseTime = 0.5 }, Token);
        Assert.Equal(question with { TokensUsed = 7, ResponseTime = 0.5 }, measured);
        var statistics = await Store.Statistics.OfUserAsync(session.OwnerId, 1, Token);
        Assert.Equal((2, 7, 0.5), (statistics.TotalMessages, statistics.TotalTokens, statistics.AverageResponseTime));
        Assert.Equal([question.Id, answer.Id], (await Store.Messages.HistoryAsync(session.OwnerId, session.Id, null, 10, Token)).Select(message => message.Id));
    }

    [Fact]
    public async Task Messages_measured_at_once_are_counted_once()
    {
        var session = await SessionAsync(await UserAsync());
        var message = await SayAsync(session, "one");
        await Task.WhenAll(Enumerable.Range(1, 10).Select(_ =>
            Store.Messages.MeasureAsync(session.OwnerId, message.Id, new MessageMeasures { TokensUsed = 9, ResponseTime = 1 }, Token)));
        var statistics = await Store.Statistics.OfUserAsync(session.OwnerId, 1, Token);
        Assert.Equal((9, 1), (statistics.TotalTokens, statistics.AverageResponseTime));
    }

    [Fact]
    public async Task The_two_sides_of_a_turn_are_stored_together()
    {
        var session = await SessionAsync(await UserAsync());
        NewMessage[] turn = [new(MessageRole.User, "안녕"), new(MessageRole.Assistant, "Hello")];
        var stored = await Store.Messages.AppendAsync(session.OwnerId, session.Id, turn, Token);
        Assert.Equal(["안녕", "Hello"], stored!.Select(message => message.Content));
        Assert.Equal(stored, await Store.Messages.RecentAsync(session.OwnerId, 10, Token));
    }

    [Fact]
    public async Task Of_messages_with_a_fault_none_is_stored()
    {
        var session = await SessionAsync(await UserAsync());
        NewMessage[] turn = [new(MessageRole.User, "good"), new(MessageRole.Assistant, "bad") { Metadata = "{" }];
        await Assert.ThrowsAsync<FieldException>(() => Store.Messages.AppendAsync(session.OwnerId, session.Id, turn, Token));
        Assert.Equal(session, await Store.Sessions.FindAsync(session.OwnerId, session.Id, Token));
    }

    [Fact]
    public async Task Messages_are_listed_by_page_from_either_end()
    {
        var anna = await UserAsync();
        var first = await SessionAsync(anna);
        var second = await SessionAsync(anna);
        for (var index = 0; index < 5; index++)
        {
            await SayAsync(index % 2 == 0 ? first : second, $"{index}");
        }

        Assert.Equal((5, "0 1"), await PageAsync(new MessageQuery { Page = new PageRequest(1, 2) }));
        Assert.Equal((5, "4"), await PageAsync(new MessageQuery { Page = new PageRequest(3, 2) }));
        Assert.Equal((5, ""), await PageAsync(new MessageQuery { Page = new PageRequest(4, 2) }));
        Assert.Equal((5, "4 3"), await PageAsync(new MessageQuery { NewestFirst = true, Page = new PageRequest(1, 2) }));
        Assert.Equal((3, "0 2 4"), await PageAsync(new MessageQuery { SessionId = first.Id }));
        Assert.Equal((0, ""), await PageAsync(new MessageQuery { SessionId = second.Id + 1 }));

        async Task<(long Count, string Contents)> PageAsync(MessageQuery query)
        {
            var page = await Store.Messages.ListAsync(anna.Id, query, Token);
            return (page.Count, string.Join(' ', page.Items.Select(message => message.Content)));
        }
    }

    [Fact]
    public async Task History_is_read_backwards_in_pieces()
    {
        var session = await SessionAsync(await UserAsync());
        for (var index = 0; index < 5; index++)
        {
            await SayAsync(session, $"{index}");
        }

        var newest = await Store.Messages.HistoryAsync(session.OwnerId, session.Id, null, 3, Token);
        var older = await Store.Messages.HistoryAsync(session.OwnerId, session.Id, newest[0].Id, 3, Token);
        Assert.Equal(["2", "3", "4"], newest.Select(message => message.Content));
        Assert.Equal(["0", "1"], older.Select(message => message.Content));
    }

    [Fact]
    public async Task Recent_messages_are_the_newest_over_all_sessions_the_oldest_first()
    {
        var anna = await UserAsync();
        var first = await SessionAsync(anna);
        var second = await SessionAsync(anna);
        await SayAsync(first, "0");
        await SayAsync(second, "1");
        await SayAsync(first, "2");
        Assert.Equal(["1", "2"], (await Store.Messages.RecentAsync(anna.Id, 2, Token)).Select(message => message.Content));
    }

    [Fact]
    public async Task A_cleared_session_keeps_no_message_but_its_use_stays_counted()
    {
        var session = await SessionAsync(await UserAsync());
        var message = new NewMessage(MessageRole.User, "gone") { Measures = new MessageMeasures { TokensUsed = 8 } };
        await Store.Messages.AppendAsync(session.OwnerId, session.Id, [message], Token);
        Assert.True(await Store.Messages.ClearAsync(session.OwnerId, session.Id, Token));
        Assert.Equal(session, await Store.Sessions.FindAsync(session.OwnerId, session.Id, Token));
        Assert.Empty(await Store.Messages.HistoryAsync(session.OwnerId, session.Id, null, 10, Token));
        Assert.Equal(0, (await Store.Statistics.OfUserAsync(session.OwnerId, 1, Token)).TotalTokens);
        Assert.Equal(8, Assert.Single(await Store.Statistics.ByDayAsync(session.OwnerId, DateOnly.MinValue, DateOnly.MaxValue, Token)).Tokens);
    }

    [Fact]
    public async Task Messages_of_many_writers_are_all_stored_and_counted()
    {
        await using var other = await OpenAsync();
        var session = await SessionAsync(await UserAsync());
        await Task.WhenAll(Enumerable.Range(0, 40).Select(index =>
            (index % 2 == 0 ? Store : other).Messages.AppendAsync(session.OwnerId, session.Id, [new NewMessage(MessageRole.User, $"{index}")], Token)));
        var history = await Store.Messages.HistoryAsync(session.OwnerId, session.Id, null, 100, Token);
        Assert.Equal(40, history.Select(message => message.Content).Distinct().Count());
        Assert.Equal(40, (await Store.Sessions.FindAsync(session.OwnerId, session.Id, Token))!.MessagesCount);
    }

    [Fact]
    public async Task An_account_deleted_while_it_writes_leaves_nothing()
    {
        var anna = await UserAsync();
        var sessions = new List<ChatSession>();
        for (var index = 0; index < 4; index++)
        {
            sessions.Add(await SessionAsync(anna));
        }

        var writing = Enumerable.Range(0, 40).Select(index =>
            Store.Messages.AppendAsync(anna.Id, sessions[index % 4].Id, [new NewMessage(MessageRole.User, $"{index}")], Token)).ToArray();
        Assert.True(await Store.Users.DeleteAsync(anna.Id, Token));
        await Task.WhenAll(writing);
        Assert.Empty(await Store.Messages.RecentAsync(anna.Id, 100, Token));
        Assert.Equal(0, (await Store.Statistics.TotalsAsync(1, Token)).Sessions.TotalMessages);
    }

    [Fact]
    public async Task A_cancelled_call_stores_nothing()
    {
        var session = await SessionAsync(await UserAsync());
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.Messages.AppendAsync(session.OwnerId, session.Id, [new NewMessage(MessageRole.User, "no")], cancelled.Token));
        Assert.Equal(0, (await Store.Sessions.FindAsync(session.OwnerId, session.Id, Token))!.MessagesCount);
    }
}
