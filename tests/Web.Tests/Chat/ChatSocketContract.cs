using System.Text.Json.Nodes;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing.Sockets;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Chat;

/// <summary>Who may open which chat over the socket, on every database.</summary>
public abstract class ChatSocketContract(IDatabases databases)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"type":"init","mode":"chat"}""")]
    [InlineData("""{"type":"init","config":{"mode":"chat","events":"basic"}}""")]
    public async Task A_new_chat_is_stored_and_its_session_knows_it(string init)
    {
        await using var server = await AccountServer.StartAsync(databases);
        var (client, connected) = await server.OpenAsync(await server.RegisterAsync(), init);
        using var _ = client;
        var session = await server.Sessions.NextSessionAsync();
        var owner = (await server.Store.Users.FindByNameAsync("anna", Token))!.Id;
        var stored = (await server.Store.Sessions.FindAsync(owner, (long)connected["chatSessionId"]!, Token))!;

        Assert.Equal(("chat", "New chat", session.Id), ((string?)connected["mode"], (string?)connected["title"], (string?)connected["sessionId"]));
        Assert.Equal((stored.Id, owner, stored.Key.ToString()), (session.Settings.Chat!.SessionId, session.Settings.OwnerId, session.Id));
        Assert.Equal((SessionKind.Chat, "New chat", true), (stored.Kind, stored.Title, (bool?)JsonNode.Parse(stored.Metadata)!["auto_title"]));
        Assert.NotNull(connected["lastSeq"]);
    }

    [Theory]
    [InlineData("ko-KR, en;q=0.5", "새 대화")]
    [InlineData("ru", "Новый чат")]
    [InlineData("fr", "New chat")]
    public async Task A_new_chat_s_title_is_in_the_caller_s_language(string language, string title)
    {
        await using var server = await AccountServer.StartAsync(databases);
        using var client = await SocketClient.ConnectAsync(server.Address, authorization: $"Bearer {await server.RegisterAsync()}", language: language);
        await client.SendAsync(ChatClients.NewChat);
        Assert.Equal(title, (string?)(await client.ReceiveAsync())["title"]);
    }

    [Fact]
    public async Task A_stored_chat_is_opened_by_its_number_and_by_its_key_and_lives_once()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var token = await server.RegisterAsync();
        var owner = (await server.Store.Users.FindByNameAsync("anna", Token))!.Id;
        var stored = await server.Store.Sessions.CreateAsync(new(owner, "About trains"), Token);

        foreach (var id in (string[])[$"{stored.Id}", $"\"{stored.Id}\"", $"\"{stored.Key}\""])
        {
            var (client, connected) = await server.OpenAsync(token, $$"""{"type":"init","mode":"chat","sessionId":{{id}} }""");
            using var _ = client;
            Assert.Equal(("About trains", stored.Id, stored.Key.ToString()), ((string?)connected["title"], (long)connected["chatSessionId"]!, (string?)connected["sessionId"]));
            Assert.False((bool?)connected["resumed"]);
        }

        Assert.Equal(3, (await server.Sessions.NextSessionAsync()).Subscriptions.Count);
        Assert.Equal(1, (await server.Store.Sessions.ListAsync(owner, new(), Token)).Count);
    }

    [Fact]
    public async Task Another_s_chat_is_not_found_by_any_id_in_the_very_words_of_one_that_never_was()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var (client, connected) = await server.OpenAsync(await server.RegisterAsync("anna"));
        using var _ = client;
        var session = await server.Sessions.NextSessionAsync();
        using var stranger = await server.ConnectAsync(await server.RegisterAsync("boris"));

        var answers = new HashSet<string>();
        foreach (var id in (string[])[$"{connected["chatSessionId"]}", $"\"{session.Id}\"", "4711", $"\"{Guid.NewGuid()}\"", $"{long.MaxValue}"])
        {
            await stranger.SendAsync($$"""{"type":"init","mode":"chat","sessionId":{{id}} }""");
            answers.Add(await stranger.ReceiveTextAsync());
        }

        var answer = JsonNode.Parse(Assert.Single(answers))!;
        Assert.Equal(("error", "SESSION_NOT_FOUND", "sessionId"), ((string?)answer["type"], (string?)answer["code"], (string?)answer["field"]));
        await stranger.SendAsync($$"""{"type":"init","mode":"chat","resume":{"sessionId":"{{session.Id}}","lastSeq":0} }""");
        Assert.Equal("SESSION_NOT_FOUND", (await stranger.ReceiveErrorAsync()).Code);
        Assert.DoesNotContain("anna", string.Concat(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_has_no_chat()
    {
        await using var server = await AccountServer.StartAsync(databases);
        using var guest = await server.ConnectAsync(null);
        foreach (var rest in (string[])["", ",\"sessionId\":1", $",\"resume\":{{\"sessionId\":\"{Guid.NewGuid()}\"}}"])
        {
            await guest.SendAsync($$"""{"type":"init","mode":"chat"{{rest}}}""");
            Assert.Equal("SIGN_IN_REQUIRED", (await guest.ReceiveErrorAsync()).Code);
        }

        await guest.SendAsync("""{"type":"init"}""");
        Assert.Equal("connected", (string?)(await guest.ReceiveAsync())["type"]);
    }

    [Fact]
    public async Task An_interpretation_that_is_stored_is_no_chat()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var token = await server.RegisterAsync();
        var owner = (await server.Store.Users.FindByNameAsync("anna", Token))!.Id;
        var stored = await server.Store.Sessions.CreateAsync(new(owner, "At the station") { Kind = SessionKind.Interpretation }, Token);
        using var client = await server.ConnectAsync(token);
        await client.SendAsync($$"""{"type":"init","mode":"chat","sessionId":{{stored.Id}} }""");
        Assert.Equal("SESSION_NOT_FOUND", (await client.ReceiveErrorAsync()).Code);
    }

    [Fact]
    public async Task A_full_server_leaves_no_empty_chat_behind()
    {
        await using var server = await AccountServer.StartAsync(databases);
        server.Sessions.IsFull = true;
        using var client = await server.ConnectAsync(await server.RegisterAsync());
        await client.SendAsync(ChatClients.NewChat);
        Assert.Equal("SERVER_FULL", (await client.ReceiveErrorAsync()).Code);
        var owner = (await server.Store.Users.FindByNameAsync("anna", Token))!.Id;
        Assert.Equal(0, (await server.Store.Sessions.ListAsync(owner, new(), Token)).Count);
    }

    [Fact]
    public async Task A_limit_of_the_user_is_told_and_leaves_no_empty_chat_either()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var budget = new Budget([.. Enum.GetValues<LimitKind>().Select(kind => new BudgetItem(kind, 2, 2))], server.Clock.GetUtcNow().AddDays(1));
        server.Sessions.Refusal = new(budget, LimitKind.TokensPerDay, TimeSpan.FromMinutes(5));
        using var client = await server.ConnectAsync(await server.RegisterAsync());

        await client.SendAsync(ChatClients.NewChat);
        var error = await client.ReceiveAsync();
        Assert.Equal(("LIMIT_REACHED", 300), ((string?)error["code"], (int?)error["retryAfter"]));
        var owner = (await server.Store.Users.FindByNameAsync("anna", Token))!.Id;
        Assert.Equal(0, (await server.Store.Sessions.ListAsync(owner, new(), Token)).Count);
    }

    [Fact]
    public async Task A_database_that_fails_is_told_and_the_socket_lives()
    {
        await using var server = await AccountServer.StartAsync(databases);
        using var client = await server.ConnectAsync(await server.RegisterAsync());
        server.BreakSessions();
        await client.SendAsync(ChatClients.NewChat);
        Assert.Equal("STORAGE_UNAVAILABLE", (await client.ReceiveErrorAsync()).Code);
        await client.AssertAliveAsync();
    }
}

public sealed class ChatSocketsOnSqliteTests() : ChatSocketContract(new SqliteFiles());

public sealed class ChatSocketsOnPostgresTests(PostgresDatabases databases) : ChatSocketContract(databases);
