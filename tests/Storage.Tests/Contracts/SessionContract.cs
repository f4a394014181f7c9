using Interpreter.Core.Storage;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Storage.Tests.Contracts;

public abstract class SessionContract(IDatabases databases) : Contract(databases)
{
    [Fact]
    public async Task A_session_comes_back_as_it_was_made()
    {
        var anna = await UserAsync();
        var key = Guid.NewGuid();
        var made = await Store.Sessions.CreateAsync(
            new NewSession(anna.Id, "Разговор") { Key = key, Kind = SessionKind.Interpretation, Metadata = """{ "b":1, "a":[2] }""" }, Token);
        Assert.Equal(made, await Store.Sessions.FindAsync(anna.Id, made.Id, Token));
        Assert.Equal(made, await Store.Sessions.FindByKeyAsync(anna.Id, key, Token));
        Assert.Equal((key, anna.Id, "anna", "Разговор"), (made.Key, made.OwnerId, made.OwnerUsername, made.Title));
        Assert.Equal((SessionKind.Interpretation, true, """{ "b":1, "a":[2] }"""), (made.Kind, made.IsActive, made.Metadata));
        Assert.Equal((0, null), (made.MessagesCount, made.LastMessage));
        Assert.Equal((Clock.GetUtcNow(), Clock.GetUtcNow()), (made.CreatedAt, made.UpdatedAt));
    }

    [Fact]
    public async Task A_session_of_another_is_not_found_by_any_way()
    {
        var anna = await UserAsync();
        var boris = await UserAsync("boris");
        var hers = await SessionAsync(anna, "secret");
        var message = await SayAsync(hers, "secret");
        Assert.Null(await Store.Sessions.FindAsync(boris.Id, hers.Id, Token));
        Assert.Null(await Store.Sessions.FindByKeyAsync(boris.Id, hers.Key, Token));
        Assert.Null(await Store.Sessions.UpdateAsync(boris.Id, hers.Id, new SessionChanges { Title = "his" }, Token));
        Assert.False(await Store.Sessions.DeleteAsync(boris.Id, hers.Id, Token));
        Assert.Empty((await Store.Sessions.ListAsync(boris.Id, new SessionQuery { Search = "secret" }, Token)).Items);
        Assert.Null(await Store.Messages.AppendAsync(boris.Id, hers.Id, [new NewMessage(MessageRole.User, "his")], Token));
        Assert.Null(await Store.Messages.FindAsync(boris.Id, message.Id, Token));
        Assert.Null(await Store.Messages.MeasureAsync(boris.Id, message.Id, new MessageMeasures { TokensUsed = 1 }, Token));
        Assert.False(await Store.Messages.ClearAsync(boris.Id, hers.Id, Token));
        var listed = await Store.Messages.ListAsync(boris.Id, new MessageQuery { SessionId = hers.Id }, Token);
        Assert.Equal((0, 0), (listed.Count, listed.Items.Count));
        Assert.Empty(await Store.Messages.HistoryAsync(boris.Id, hers.Id, null, 10, Token));
        Assert.Empty(await Store.Messages.RecentAsync(boris.Id, 10, Token));
        Assert.Equal(0, (await Store.Statistics.OfUserAsync(boris.Id, 5, Token)).TotalSessions);
        Assert.Empty(await Store.Statistics.ByDayAsync(boris.Id, DateOnly.MinValue, DateOnly.MaxValue, Token));
        Assert.Equal(message, await Store.Messages.FindAsync(anna.Id, message.Id, Token));
        Assert.Equal("secret", (await Store.Sessions.FindAsync(anna.Id, hers.Id, Token))!.Title);
    }

    [Fact]
    public async Task A_list_shows_each_sessions_last_message_cut_short_and_its_count()
    {
        var anna = await UserAsync();
        var empty = await SessionAsync(anna, "empty");
        var talk = await SessionAsync(anna, "talk");
        await SayAsync(talk, "first");
        Clock.Advance(TimeSpan.FromSeconds(1));
        var last = await SayAsync(talk, string.Concat(Enumerable.Repeat("😀", 300)), MessageRole.Assistant);
        var list = await Store.Sessions.ListAsync(anna.Id, new SessionQuery(), Token);
        Assert.Equal([talk.Id, empty.Id], list.Items.Select(session => session.Id));
        var preview = new MessagePreview(last.Id, MessageRole.Assistant, string.Concat(Enumerable.Repeat("😀", 200)), Clock.GetUtcNow());
        Assert.Equal(talk with { MessagesCount = 2, LastMessage = preview, UpdatedAt = Clock.GetUtcNow() }, list.Items[0]);
        Assert.Equal(empty, list.Items[1]);
    }

    [Theory]
    [InlineData("updated_at", "c a B")]
    [InlineData("-updated_at", "B a c")]
    [InlineData("created_at", "a B c")]
    [InlineData("-created_at", "c B a")]
    [InlineData("title", "a B c")]
    [InlineData("-title", "c B a")]
    [InlineData("id", "a B c")]
    [InlineData("-id", "c B a")]
    public async Task A_list_is_in_the_order_asked_for_and_its_pages_fit_together(string ordering, string titles)
    {
        var anna = await UserAsync();
        var made = new List<ChatSession>();
        foreach (var title in new[] { "a", "B", "c" })
        {
            made.Add(await SessionAsync(anna, title));
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        foreach (var session in new[] { made[2], made[0], made[1] })
        {
            await SayAsync(session, "hello");
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var listed = new List<string>();
        for (var number = 1; number <= 3; number++)
        {
            var query = new SessionQuery { Ordering = SessionOrdering.Parse(ordering)!, Page = new PageRequest(number, 2) };
            var page = await Store.Sessions.ListAsync(anna.Id, query, Token);
            Assert.Equal(3, page.Count);
            listed.AddRange(page.Items.Select(session => session.Title));
        }

        Assert.Equal(titles, string.Join(' ', listed));
    }

    [Fact]
    public async Task Sessions_that_tie_are_listed_each_once()
    {
        var anna = await UserAsync();
        for (var index = 0; index < 7; index++)
        {
            await SessionAsync(anna, "same");
        }

        var ids = new List<long>();
        for (var number = 1; number <= 4; number++)
        {
            ids.AddRange((await Store.Sessions.ListAsync(anna.Id, new SessionQuery { Page = new PageRequest(number, 2) }, Token)).Items.Select(session => session.Id));
        }

        Assert.Equal(7, ids.Distinct().Count());
        Assert.Equal(ids.OrderDescending(), ids);
    }

    [Theory]
    [InlineData("python", "PYTHON and C#")]
    [InlineData("РАЗРАБ", "Веб-разработка")]
    [InlineData("회의", "한국어 회의록")]
    [InlineData("100%", "100% sure")]
    [InlineData("a_b", "A_B")]
    [InlineData(@"c:\d", @"C:\d")]
    [InlineData("' OR 1=1 --", "x' or 1=1 -- y")]
    public async Task A_search_finds_a_part_of_the_title_in_any_letter_case_and_nothing_else(string search, string title)
    {
        var anna = await UserAsync();
        foreach (var other in new[] { "PYTHON and C#", "Веб-разработка", "한국어 회의록", "100% sure", "1000 sure", "A_B", "AXB", @"C:\d", "x' or 1=1 -- y" })
        {
            await SessionAsync(anna, other);
        }

        var found = await Store.Sessions.ListAsync(anna.Id, new SessionQuery { Search = search }, Token);
        Assert.Equal((1, title), (found.Count, Assert.Single(found.Items).Title));
    }

    [Theory]
    [InlineData("\u1112\u1161\u11ab\u1100\u116e\u11a8 \u1112\u116c\u110b\u1174", "한국 회의")]
    [InlineData("\u0418\u0306од и \u0415\u0308ж", "йод И ёж")]
    public async Task A_title_written_in_parts_is_found_by_whole_letters_and_the_other_way_round(string parts, string whole)
    {
        var anna = await UserAsync();
        await SessionAsync(anna, parts);
        await SessionAsync(anna, whole);
        foreach (var search in new[] { parts, whole })
        {
            var found = await Store.Sessions.ListAsync(anna.Id, new SessionQuery { Search = search, Ordering = SessionOrdering.Parse("id")! }, Token);
            Assert.Equal([parts, whole], found.Items.Select(session => session.Title));
        }
    }

    [Fact]
    public async Task A_list_can_be_narrowed_by_use_and_kind()
    {
        var anna = await UserAsync();
        var chat = await SessionAsync(anna, "chat");
        await Store.Sessions.CreateAsync(new NewSession(anna.Id, "talk") { Kind = SessionKind.Interpretation }, Token);
        await Store.Sessions.UpdateAsync(anna.Id, chat.Id, new SessionChanges { IsActive = false }, Token);
        Assert.Equal("talk", Assert.Single((await Store.Sessions.ListAsync(anna.Id, new SessionQuery { IsActive = true }, Token)).Items).Title);
        Assert.Equal("chat", Assert.Single((await Store.Sessions.ListAsync(anna.Id, new SessionQuery { IsActive = false }, Token)).Items).Title);
        Assert.Equal("chat", Assert.Single((await Store.Sessions.ListAsync(anna.Id, new SessionQuery { Kind = SessionKind.Chat }, Token)).Items).Title);
    }

    [Fact]
    public async Task A_renamed_session_is_found_by_its_new_title_only()
    {
        var anna = await UserAsync();
        var session = await SessionAsync(anna, "old");
        Clock.Advance(TimeSpan.FromSeconds(1));
        var renamed = await Store.Sessions.UpdateAsync(anna.Id, session.Id, new SessionChanges { Title = "НОВОЕ" }, Token);
        Assert.Equal(session with { Title = "НОВОЕ", UpdatedAt = Clock.GetUtcNow() }, renamed);
        Assert.Equal(1, (await Store.Sessions.ListAsync(anna.Id, new SessionQuery { Search = "новое" }, Token)).Count);
        Assert.Equal(0, (await Store.Sessions.ListAsync(anna.Id, new SessionQuery { Search = "old" }, Token)).Count);
    }

    [Fact]
    public async Task A_deleted_session_takes_its_messages_and_snapshot()
    {
        var anna = await UserAsync();
        var session = await SessionAsync(anna);
        var message = await SayAsync(session, "gone");
        await Store.Snapshots.WriteAsync(new ActorSnapshot("session", $"{session.Key}") { Payload = new byte[] { 1 } }, Token);
        Assert.True(await Store.Sessions.DeleteAsync(anna.Id, session.Id, Token));
        Assert.False(await Store.Sessions.DeleteAsync(anna.Id, session.Id, Token));
        Assert.Null(await Store.Messages.FindAsync(anna.Id, message.Id, Token));
        Assert.Null(await Store.Snapshots.ReadAsync("session", $"{session.Key}", Token));
        Assert.NotEqual(session.Id, (await SessionAsync(anna)).Id);
    }

    [Fact]
    public async Task A_session_needs_an_owner_and_a_key_of_its_own()
    {
        var orphan = await Assert.ThrowsAsync<FieldException>(() => Store.Sessions.CreateAsync(new NewSession(4711, "title"), Token));
        Assert.Equal("user", orphan.Field);
        var session = await SessionAsync(await UserAsync());
        var twin = await Assert.ThrowsAsync<FieldException>(() =>
            Store.Sessions.CreateAsync(new NewSession(session.OwnerId, "title") { Key = session.Key }, Token));
        Assert.Equal(("key", FieldProblem.Taken), (twin.Field, twin.Problem));
    }
}
