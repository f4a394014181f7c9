using Interpreter.Core.Storage;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Storage.Tests.Contracts;

/// <summary>Texts that mean something to a database, a page or a pattern, in every field that takes a text.</summary>
public abstract class TextContract(IDatabases databases) : Contract(databases)
{
    public static TheoryData<string> Texts =>
    [
        "'; DROP TABLE chat_sessions; --",
        "x' OR '1'='1",
        "<script>alert(\"1\")</script>&amp;",
        @"\'; SELECT pg_sleep(9); $$ @title :title ? {0} %s",
        "line\r\nline\ttab\u0001\u200b\u202e",
        " 안녕 Привет 😀 \u0301 ",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_comes_back_verbatim_from_every_field(string text)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { [text] = text });
        var user = await Store.Users.CreateAsync(new NewUser(text, text, text) { Email = text }, Token);
        user = (await Store.Users.UpdateAsync(user.Id, new UserChanges { Limits = json }, Token))!;
        Assert.Equal((text, text, text, text, json), (user.Username, user.PasswordHash, user.SecurityStamp, user.Email, user.Limits));
        Assert.Equal(user, await Store.Users.FindByNameAsync(text, Token));
        Assert.Equal(user, Assert.Single((await Store.Users.ListAsync(text, new PageRequest(), Token)).Items));

        var session = await Store.Sessions.CreateAsync(new NewSession(user.Id, text) { Metadata = json }, Token);
        var found = Assert.Single((await Store.Sessions.ListAsync(user.Id, new SessionQuery { Search = text }, Token)).Items);
        Assert.Equal((text, json, text), (found.Title, found.Metadata, found.OwnerUsername));

        var message = new NewMessage(MessageRole.User, text) { Language = text[..Math.Min(text.Length, 10)], Metadata = json };
        var stored = Assert.Single((await Store.Messages.AppendAsync(user.Id, session.Id, [message], Token))!);
        Assert.Equal((text, message.Language, json), (stored.Content, stored.Language, stored.Metadata));
        Assert.Equal(text, Assert.Single((await Store.Statistics.TotalsAsync(5, Token)).TopPrompts).Prompt);

        await Store.Settings.WriteAsync(user.Id, new Dictionary<string, string?> { [text] = text }, Token);
        Assert.Equal(text, (await Store.Settings.ReadAsync(user.Id, Token))[text]);
        var snapshot = await Store.Snapshots.WriteAsync(new ActorSnapshot(text, text) { Payload = new byte[] { 0, 255 } }, Token);
        Assert.Equal([0, 255], (await Store.Snapshots.ReadAsync(snapshot.Kind, snapshot.Key, Token))!.Payload.ToArray());
    }

    [Theory]
    [InlineData("a", 0x0000, "b")]
    [InlineData("a", 0xD83D, "")]
    [InlineData("", 0xDE00, "b")]
    public async Task A_text_that_no_database_can_hold_is_refused_by_name(string before, int unit, string after)
    {
        var text = before + (char)unit + after;
        var user = await UserAsync();
        var session = await SessionAsync(user);
        await RefusedAsync("username", FieldProblem.Malformed, () => Store.Users.CreateAsync(new NewUser(text, "h", "s"), Token));
        await RefusedAsync("title", FieldProblem.Malformed, () => Store.Sessions.CreateAsync(new NewSession(user.Id, text), Token));
        await RefusedAsync("title", FieldProblem.Malformed, () => Store.Sessions.UpdateAsync(user.Id, session.Id, new SessionChanges { Title = text }, Token));
        await RefusedAsync("search", FieldProblem.Malformed, () => Store.Sessions.ListAsync(user.Id, new SessionQuery { Search = text }, Token));
        await RefusedAsync("content", FieldProblem.Malformed, () => Store.Messages.AppendAsync(user.Id, session.Id, [new NewMessage(MessageRole.User, text)], Token));
        await RefusedAsync("voice", FieldProblem.Malformed, () => Store.Settings.WriteAsync(user.Id, new Dictionary<string, string?> { ["voice"] = text }, Token));
        Assert.Null(await Store.Users.FindByNameAsync(text, Token));
    }

    [Fact]
    public async Task A_text_at_its_limit_is_stored_and_beyond_it_refused_by_name()
    {
        var user = await Store.Users.CreateAsync(new NewUser(Long(150), "h", "s") { Email = Long(254) }, Token);
        var session = await Store.Sessions.CreateAsync(new NewSession(user.Id, Long(200)), Token);
        Assert.Equal(Long(200), (await Store.Sessions.FindAsync(user.Id, session.Id, Token))!.Title);
        var message = await SayAsync(session, Long(StorageLimits.Content));
        Assert.Equal(Long(StorageLimits.Content), (await Store.Messages.FindAsync(user.Id, message.Id, Token))!.Content);

        await RefusedAsync("username", FieldProblem.TooLong, () => Store.Users.CreateAsync(new NewUser(Long(151), "h", "s"), Token), 150);
        await RefusedAsync("email", FieldProblem.TooLong, () => Store.Users.CreateAsync(new NewUser("b", "h", "s") { Email = Long(255) }, Token), 254);
        await RefusedAsync("title", FieldProblem.TooLong, () => Store.Sessions.CreateAsync(new NewSession(user.Id, Long(201)), Token), 200);
        await RefusedAsync("title", FieldProblem.TooLong, () => Store.Sessions.UpdateAsync(user.Id, session.Id, new SessionChanges { Title = Long(201) }, Token), 200);
        await RefusedAsync("content", FieldProblem.TooLong, () => SayAsync(session, Long(StorageLimits.Content + 1)), StorageLimits.Content);
        await RefusedAsync("search", FieldProblem.TooLong, () => Store.Users.ListAsync(Long(201), new PageRequest(), Token), 200);
        await RefusedAsync("payload", FieldProblem.TooLong, () => Store.Snapshots.WriteAsync(new ActorSnapshot("a", "b") { Payload = new byte[StorageLimits.Snapshot + 1] }, Token), StorageLimits.Snapshot);
        Assert.Null(await Store.Users.FindByNameAsync(Long(400), Token));

        // Each is one code point, two UTF-16 units and four bytes.
        static string Long(int codePoints) => string.Concat(Enumerable.Repeat("😀", codePoints));
    }

    [Fact]
    public async Task An_empty_or_senseless_field_is_refused_by_name()
    {
        var user = await UserAsync();
        var session = await SessionAsync(user);
        var message = await SayAsync(session, "");
        await RefusedAsync("username", FieldProblem.Required, () => Store.Users.CreateAsync(new NewUser(" ", "h", "s"), Token));
        await RefusedAsync("title", FieldProblem.Required, () => Store.Sessions.CreateAsync(new NewSession(user.Id, ""), Token));
        await RefusedAsync("content", FieldProblem.Required, () => SayAsync(session, null!));
        await RefusedAsync("metadata", FieldProblem.Malformed, () => Store.Sessions.CreateAsync(new NewSession(user.Id, "a") { Metadata = "[]" }, Token));
        await RefusedAsync("metadata", FieldProblem.Malformed, () => Store.Sessions.UpdateAsync(user.Id, session.Id, new SessionChanges { Metadata = "{,}" }, Token));
        await RefusedAsync("limits", FieldProblem.Malformed, () => Store.Users.UpdateAsync(user.Id, new UserChanges { Limits = "5" }, Token));
        await RefusedAsync("page", FieldProblem.OutOfRange, () => Store.Sessions.ListAsync(user.Id, new SessionQuery { Page = new PageRequest(0) }, Token), 1);
        await RefusedAsync("page_size", FieldProblem.OutOfRange, () => Store.Messages.ListAsync(user.Id, new MessageQuery { Page = new PageRequest(1, 101) }, Token), 100);
        await RefusedAsync("limit", FieldProblem.OutOfRange, () => Store.Messages.RecentAsync(user.Id, 0, Token), 1);
        await RefusedAsync("tokens_used", FieldProblem.OutOfRange, () => MeasureAsync(new MessageMeasures { TokensUsed = -1 }), 0);
        await RefusedAsync("response_time", FieldProblem.OutOfRange, () => MeasureAsync(new MessageMeasures { ResponseTime = double.NaN }), 0);
        await RefusedAsync("processing_time", FieldProblem.OutOfRange, () => MeasureAsync(new MessageMeasures { ProcessingTime = double.PositiveInfinity }), 0);
        Assert.Empty((await Store.Sessions.ListAsync(user.Id, new SessionQuery { Page = new PageRequest(int.MaxValue, 100) }, Token)).Items);

        Task MeasureAsync(MessageMeasures measures) => Store.Messages.MeasureAsync(user.Id, message.Id, measures, Token);
    }

    private static async Task RefusedAsync(string field, FieldProblem problem, Func<Task> call, long? limit = null)
    {
        var refused = await Assert.ThrowsAsync<FieldException>(call);
        Assert.Equal((field, problem, limit), (refused.Field, refused.Problem, refused.Limit));
        Assert.StartsWith($"{field} is ", refused.Message, StringComparison.Ordinal);
    }
}
