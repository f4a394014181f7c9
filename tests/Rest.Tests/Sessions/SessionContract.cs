using System.Net;
using System.Text.Json.Nodes;
using Interpreter.Core.Storage;
using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Sessions;

/// <summary>The earlier chat system's examples of sessions, and what follows from them.</summary>
public abstract class SessionContract(RestServer server) : RestContract(server)
{
    private static readonly string[] Fields =
        ["id", "user", "user_username", "title", "is_active", "messages_count", "last_message", "created_at", "updated_at", "kind", "key", "metadata"];

    private static readonly string[] DetailFields =
        ["id", "user", "user_username", "title", "is_active", "messages", "created_at", "updated_at", "messages_count", "kind", "key", "metadata"];

    [Fact]
    public async Task A_session_is_made_and_told_in_full()
    {
        var anna = await Server.RegisterAsync();
        var made = await anna.PostAsync("chat-sessions/", """{"title": "Новая сессия"}""");
        var session = made.Ok(HttpStatusCode.Created);

        Answer.HasFields(session, Fields);
        Assert.Equal((anna.Id, anna.Name, "Новая сессия"), ((long)session["user"]!, (string?)session["user_username"], (string?)session["title"]));
        Assert.Equal((true, 0, null, "chat", "{}"), ((bool)session["is_active"]!, (int)session["messages_count"]!, session["last_message"], (string?)session["kind"], session["metadata"]!.ToJsonString()));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", (string?)session["created_at"]);
        Assert.Equal((string?)session["created_at"], (string?)session["updated_at"]);
        Assert.Contains("Новая сессия", made.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", made.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_list_shows_counts_and_the_last_message()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync("Python разработка");
        var stored = await Server.SayAsync(anna, id, Seeding.Talk);
        var list = (await anna.GetAsync("chat-sessions/")).Ok();

        Answer.HasFields(list, "count", "next", "previous", "results");
        Assert.Equal((1, null, null), ((int)list["count"]!, list["next"], list["previous"]));
        var session = Assert.Single(list["results"]!.AsArray())!;
        Answer.HasFields(session, Fields);
        Assert.Equal(2, (int)session["messages_count"]!);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$"""{"id":{{stored[1].Id}},"role":"assistant","content":"Python - это высокоуровневый язык программирования...","timestamp":"2024-01-15T10:30:01Z"}"""),
            session["last_message"]));
    }

    [Fact]
    public async Task A_session_is_shown_with_its_messages()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync("Python разработка");
        var stored = await Server.SayAsync(anna, id, Seeding.Talk);
        var session = (await anna.GetAsync($"chat-sessions/{id}/")).Ok();

        Answer.HasFields(session, DetailFields);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                $$"""
                [{"id":{{stored[0].Id}},"session":{{id}},"role":"user","content":"Расскажи о Python","timestamp":"2024-01-15T10:30:00Z","tokens_used":5,"response_time":1.2,
                  "message_type":"text","language":null,"processing_time":null,"metadata":{} },
                 {"id":{{stored[1].Id}},"session":{{id}},"role":"assistant","content":"Python - это высокоуровневый язык программирования...","timestamp":"2024-01-15T10:30:01Z","tokens_used":150,"response_time":1.2,
                  "message_type":"text","language":null,"processing_time":null,"metadata":{} }]
                """),
            session["messages"]));
        Answer.HasFields(
            session["messages"]![0],
            "id", "session", "role", "content", "timestamp", "tokens_used", "response_time", "message_type", "language", "processing_time", "metadata");
    }

    [Fact]
    public async Task A_session_is_changed_whole_or_in_part()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync("Old");
        var renamed = (await anna.PutAsync($"chat-sessions/{id}/", """{"title": "Обновленное название"}""")).Ok();
        Answer.HasFields(renamed, Fields);
        Assert.Equal("Обновленное название", (string?)renamed["title"]);

        var away = (await anna.PatchAsync($"chat-sessions/{id}/", """{"is_active": false, "metadata": {"topic": {"name": "Python"}}}""")).Ok();
        Assert.Equal(("Обновленное название", false), ((string?)away["title"], (bool)away["is_active"]!));
        Assert.Equal("""{"topic":{"name":"Python"}}""", away["metadata"]!.ToJsonString());

        var same = (await anna.PatchAsync($"chat-sessions/{id}", "{}")).Ok();
        Assert.Equal("""{"topic":{"name":"Python"}}""", same["metadata"]!.ToJsonString());
        (await anna.PutAsync($"chat-sessions/{id}/", """{"is_active": true}""")).Says(HttpStatusCode.BadRequest, """{"title":["This field is required."]}""");
        Assert.False((bool)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["is_active"]!);
    }

    [Fact]
    public async Task A_deleted_session_is_gone_with_its_messages()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var stored = await Server.SayAsync(anna, id, Seeding.Talk);
        var gone = await anna.DeleteAsync($"chat-sessions/{id}/");

        Assert.Equal((HttpStatusCode.NoContent, 0), (gone.Status, gone.Bytes.Length));
        (await anna.GetAsync($"chat-sessions/{id}/")).Says(HttpStatusCode.NotFound, """{"error":"Chat session not found."}""");
        (await anna.DeleteAsync($"chat-sessions/{id}/")).Says(HttpStatusCode.NotFound, """{"error":"Chat session not found."}""");
        (await anna.GetAsync($"chat-messages/{stored[0].Id}/")).Says(HttpStatusCode.NotFound, """{"error":"Message not found."}""");
    }

    [Fact]
    public async Task My_sessions_are_those_in_use_without_pages()
    {
        var anna = await Server.RegisterAsync();
        var (first, away, last) = (await anna.CreateSessionAsync("First"), await anna.CreateSessionAsync("Away"), await anna.CreateSessionAsync("Last"));
        (await anna.PatchAsync($"chat-sessions/{away}/", """{"is_active": false}""")).Ok();
        var mine = (await anna.GetAsync("chat-sessions/my_sessions/")).Ok().AsArray();
        Assert.Equal([last, first], mine.Select(session => (long)session!["id"]!));
        Answer.HasFields(mine[0], Fields);
    }

    [Fact]
    public async Task Statistics_count_what_is_mine()
    {
        var anna = await Server.RegisterAsync();
        var (talk, empty) = (await anna.CreateSessionAsync("Python разработка"), await anna.CreateSessionAsync("Empty"));
        await Server.SayAsync(anna, talk, [.. Seeding.Talk, new NewMessage(MessageRole.User, "И ещё?")]);
        (await anna.PatchAsync($"chat-sessions/{empty}/", """{"is_active": false}""")).Ok();
        var stats = (await anna.GetAsync("chat-sessions/stats/")).Ok();

        Answer.HasFields(
            stats,
            "total_sessions", "active_sessions", "total_messages", "total_tokens", "average_messages_per_session", "average_tokens_per_message", "recent_sessions");
        Assert.Equal((2, 1, 3, 155), ((int)stats["total_sessions"]!, (int)stats["active_sessions"]!, (int)stats["total_messages"]!, (int)stats["total_tokens"]!));
        Assert.Equal((1.5, 51.67), ((double)stats["average_messages_per_session"]!, (double)stats["average_tokens_per_message"]!));
        Assert.Equal([empty, talk], stats["recent_sessions"]!.AsArray().Select(session => (long)session!["id"]!));
        Answer.HasFields(stats["recent_sessions"]![1], "id", "title", "messages_count", "updated_at");

        var own = (await anna.GetAsync("api/stats/")).Ok();
        Answer.HasFields(
            own, "total_sessions", "total_messages", "total_tokens", "average_messages_per_session", "average_tokens_per_message", "recent_sessions");
        Assert.Equal((2, 3, 155, 1.5, 51.67), ((int)own["total_sessions"]!, (int)own["total_messages"]!, (int)own["total_tokens"]!, (double)own["average_messages_per_session"]!, (double)own["average_tokens_per_message"]!));
    }

    [Fact]
    public async Task Administrators_see_totals_of_all_users_and_nobody_else_does()
    {
        var (anna, chief) = (await Server.RegisterAsync(), await Server.AdministratorAsync());
        var id = await anna.CreateSessionAsync("Python разработка");
        var prompt = $"Расскажи {Guid.NewGuid()}";
        await Server.SayAsync(anna, id, [.. Seeding.Talk, new(MessageRole.User, prompt), new(MessageRole.User, prompt), new(MessageRole.User, prompt)]);

        (await anna.GetAsync("api/stats/?scope=all")).Says(HttpStatusCode.Forbidden, """{"error":"Only administrators see the totals of all users."}""");
        var totals = (await chief.GetAsync("api/stats/?scope=all")).Ok();
        Answer.HasFields(
            totals,
            "total_sessions", "active_sessions", "total_messages", "total_tokens_used", "average_response_time", "sessions_by_user", "recent_sessions", "top_prompts");
        Assert.True((long)totals["total_sessions"]! >= 1 && (long)totals["total_tokens_used"]! >= 155);
        Assert.Equal(1.2, (double)totals["average_response_time"]!);
        Assert.All(totals["sessions_by_user"]!.AsObject(), user => Assert.True((long)user.Value! >= 1));
        Assert.Contains(totals["top_prompts"]!.AsArray(), top => (string?)top!["prompt"] == prompt && (int)top["count"]! == 3);
        Assert.Equal(0, (int)(await chief.GetAsync("api/stats/")).Ok()["total_sessions"]!);
    }

    [Theory]
    [InlineData("Session")]
    [InlineData("Bearer")]
    public async Task A_token_is_taken_with_either_word_and_with_or_without_the_slash(string scheme)
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        foreach (var path in (string[])["chat-sessions", "chat-sessions/", $"chat-sessions/{id}", $"chat-sessions/{id}/", "chat-sessions/my_sessions", "chat-sessions/stats/"])
        {
            Assert.Equal(HttpStatusCode.OK, (await anna.SendAsync(HttpMethod.Get, path, null, scheme)).Status);
        }
    }

    [Theory]
    [InlineData("en", "Chat session not found.", "This field is required.")]
    [InlineData("ko-KR", "채팅 세션을 찾을 수 없습니다.", "필수 항목입니다.")]
    [InlineData("ru, en;q=0.5", "Сессия чата не найдена.", "Это поле обязательно для заполнения.")]
    public async Task Errors_are_told_in_the_callers_language(string language, string missing, string required)
    {
        var anna = await Server.RegisterAsync(language: language);
        (await anna.GetAsync("chat-sessions/987654321/")).Says(HttpStatusCode.NotFound, $$"""{"error":"{{missing}}"}""");
        (await anna.PostAsync("chat-sessions/")).Says(HttpStatusCode.BadRequest, $$"""{"title":["{{required}}"]}""");
    }
}
