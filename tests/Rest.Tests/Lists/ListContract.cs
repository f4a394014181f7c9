using System.Net;
using Interpreter.Core.Storage;
using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Lists;

/// <summary>Pages, search, order and filters.</summary>
public abstract class ListContract(RestServer server) : RestContract(server)
{
    private const string NoPage = """{"error":"There is no such page: the list ends before it."}""";

    [Fact]
    public async Task Pages_follow_each_other_by_addresses_that_keep_what_was_asked()
    {
        var anna = await Server.RegisterAsync();
        foreach (var index in Enumerable.Range(0, 5))
        {
            await anna.CreateSessionAsync($"Café №{index}");
        }

        await anna.CreateSessionAsync("Other");
        var first = (await anna.GetAsync("chat-sessions/?search=caf%C3%A9&ordering=title&page_size=2")).Ok();
        Assert.Equal(5, (int)first["count"]!);
        Assert.Null(first["previous"]);
        var next = new Uri((string)first["next"]!);
        Assert.Equal(Server.Address.Authority, next.Authority);
        Assert.Equal("/api/v1/gemini/chat-sessions/?search=caf%C3%A9&ordering=title&page_size=2&page=2", next.PathAndQuery);

        var second = (await anna.GetAsync(next.AbsoluteUri)).Ok();
        Assert.Equal(["Café №2", "Café №3"], second["results"]!.AsArray().Select(session => (string?)session!["title"]));
        Assert.Equal("/api/v1/gemini/chat-sessions/?search=caf%C3%A9&ordering=title&page_size=2", new Uri((string)second["previous"]!).PathAndQuery);

        var third = (await anna.GetAsync((string)second["next"]!)).Ok();
        Assert.Equal(["Café №4"], third["results"]!.AsArray().Select(session => (string?)session!["title"]));
        Assert.Null(third["next"]);
        (await anna.GetAsync("chat-sessions/?search=caf%C3%A9&page_size=2&page=4")).Says(HttpStatusCode.NotFound, NoPage);
        (await anna.GetAsync("chat-sessions/?page=2147483647&page_size=100")).Says(HttpStatusCode.NotFound, NoPage);
    }

    [Fact]
    public async Task A_page_that_is_full_and_last_has_no_next()
    {
        var anna = await Server.RegisterAsync();
        Assert.Empty((await anna.GetAsync("chat-sessions/?page=1")).Results);
        await anna.CreateSessionAsync("One");
        await anna.CreateSessionAsync("Two");
        Assert.Null((await anna.GetAsync("chat-sessions?page_size=2")).Ok()["next"]);
        Assert.Equal(20, (await FillAsync(anna, 20)).Results.Count);
    }

    [Theory]
    [InlineData("title", "a", "B", "c")]
    [InlineData("-title", "c", "B", "a")]
    [InlineData("created_at", "B", "a", "c")]
    [InlineData("-created_at", "c", "a", "B")]
    [InlineData("id", "B", "a", "c")]
    [InlineData("-id", "c", "a", "B")]
    [InlineData("updated_at", "a", "c", "B")]
    [InlineData("-updated_at", "B", "c", "a")]
    [InlineData("", "B", "c", "a")]
    public async Task Sessions_come_in_the_order_asked_for(string ordering, params string[] titles)
    {
        var anna = await Server.RegisterAsync();
        var b = await anna.CreateSessionAsync("B");
        await anna.CreateSessionAsync("a");
        await anna.CreateSessionAsync("c");
        (await anna.PatchAsync($"chat-sessions/{b}/", """{"is_active": true}""")).Ok();
        Assert.Equal(titles, (await anna.GetAsync($"chat-sessions/?ordering={ordering}")).Results.Select(session => (string?)session!["title"]));
    }

    [Fact]
    public async Task Sessions_are_searched_and_filtered()
    {
        var anna = await Server.RegisterAsync();
        var python = await anna.CreateSessionAsync("Изучаем PYTHON 100%_\\");
        var away = await anna.CreateSessionAsync("Python, put away");
        (await anna.PatchAsync($"chat-sessions/{away}/", """{"is_active": false}""")).Ok();
        var spoken = await Server.Store.Sessions.CreateAsync(new(anna.Id, "Interpreted") { Kind = SessionKind.Interpretation }, Token);

        Assert.Equal([away, python], await FindAsync(anna, "search=pYtHoN"));
        Assert.Equal([python], await FindAsync(anna, "search=изучаем"));
        Assert.Equal([python], await FindAsync(anna, "search=100%25_%5C"));
        Assert.Empty(await FindAsync(anna, "search=100_"));
        Assert.Equal([spoken.Id, python], await FindAsync(anna, "is_active=true"));
        Assert.Equal([away], await FindAsync(anna, "is_active=false"));
        Assert.Equal([spoken.Id], await FindAsync(anna, "kind=interpretation"));
        Assert.Equal([away, python], await FindAsync(anna, "kind=chat"));
        Assert.Equal([python], await FindAsync(anna, "kind=chat&is_active=True&search=python"));
        Assert.Empty(await FindAsync(anna, "search=" + Uri.EscapeDataString("' OR 1=1 --")));
    }

    [Fact]
    public async Task Messages_are_listed_over_all_sessions_and_of_one()
    {
        var anna = await Server.RegisterAsync();
        var (one, two) = (await anna.CreateSessionAsync("One"), await anna.CreateSessionAsync("Two"));
        var first = await Server.SayAsync(anna, one, Seeding.Talk);
        var second = await Server.SayAsync(anna, two, Seeding.Talk);
        long[] all = [first[0].Id, first[1].Id, second[0].Id, second[1].Id];

        var list = (await anna.GetAsync("chat-messages/")).Ok();
        Answer.HasFields(list, "count", "next", "previous", "results");
        Assert.Equal(4, (int)list["count"]!);
        Assert.Equal(all, Ids(list["results"]!.AsArray()));
        Assert.Equal(all.Reverse(), Ids((await anna.GetAsync("chat-messages/?ordering=-timestamp")).Results));
        Assert.Equal(all[2..], Ids((await anna.GetAsync($"chat-messages/?session={two}")).Results));
        Assert.Equal(all[..2], Ids((await anna.GetAsync($"chat-sessions/{one}/messages/")).Results));
        Assert.Equal([all[1]], Ids((await anna.GetAsync($"chat-sessions/{one}/messages/?page=2&page_size=1")).Results));
        Assert.Equal("/api/v1/gemini/chat-messages/?page_size=3&page=2", new Uri((string)(await anna.GetAsync("chat-messages?page_size=3")).Ok()["next"]!).PathAndQuery);

        var message = (await anna.GetAsync($"chat-messages/{all[1]}/")).Ok();
        Assert.Equal((all[1], one, "assistant", 150, 1.2), ((long)message["id"]!, (long)message["session"]!, (string?)message["role"], (int)message["tokens_used"]!, (double)message["response_time"]!));
        Assert.Equal("2024-01-15T10:30:01Z", (string?)message["timestamp"]);
    }

    [Fact]
    public async Task Recent_messages_are_the_newest_ten_the_oldest_of_them_first()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var stored = await Server.SayAsync(anna, id, [.. Enumerable.Range(0, 12).Select(index => new NewMessage(MessageRole.User, $"{index}"))]);
        Assert.Equal(stored.Skip(2).Select(message => message.Id), Ids((await anna.GetAsync("chat-messages/recent/")).Ok().AsArray()));
        Assert.Equal(stored.Skip(11).Select(message => message.Id), Ids((await anna.GetAsync("chat-messages/recent/?limit=1")).Ok().AsArray()));
        Assert.Equal(12, (await anna.GetAsync("chat-messages/recent?limit=100")).Ok().AsArray().Count);
    }

    [Fact]
    public async Task A_session_shows_its_newest_thousand_messages()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        await Server.SayAsync(anna, id, new NewMessage(MessageRole.User, "The oldest"));
        await Server.SayAsync(anna, id, [.. Enumerable.Range(0, 1000).Select(index => new NewMessage(MessageRole.User, $"{index}"))]);
        var session = (await anna.GetAsync($"chat-sessions/{id}/")).Ok();
        Assert.Equal((1001, 1000), ((int)session["messages_count"]!, session["messages"]!.AsArray().Count));
        Assert.Equal(("0", "999"), ((string?)session["messages"]![0]!["content"], (string?)session["messages"]![999]!["content"]));
    }

    public static TheoryData<string, string> BadQueries => new()
    {
        { "chat-sessions/?page=0", """{"page":["Give a whole number from 1 to 2147483647."]}""" },
        { "chat-sessions/?page=-1", """{"page":["Give a whole number from 1 to 2147483647."]}""" },
        { "chat-sessions/?page=2147483648", """{"page":["Give a whole number from 1 to 2147483647."]}""" },
        { "chat-sessions/?page=1e3", """{"page":["Give a whole number from 1 to 2147483647."]}""" },
        { "chat-sessions/?page=%D9%A1", """{"page":["Give a whole number from 1 to 2147483647."]}""" },
        { "chat-sessions/?page_size=0", """{"page_size":["Give a whole number from 1 to 100."]}""" },
        { "chat-sessions/?page_size=101", """{"page_size":["Give a whole number from 1 to 100."]}""" },
        { "chat-sessions/?page_size=99999999999999999999", """{"page_size":["Give a whole number from 1 to 100."]}""" },
        { "chat-sessions/?is_active=maybe&page=x", """{"is_active":["Give true or false."],"page":["Give a whole number from 1 to 2147483647."]}""" },
        { "chat-sessions/?kind=dream", """{"kind":["Choose one of: chat, interpretation."]}""" },
        { "chat-sessions/?ordering=owner_id", """{"ordering":["Choose one of: title, -title, created_at, -created_at, updated_at, -updated_at, id, -id."]}""" },
        { "chat-sessions/?ordering=id%3BDROP%20TABLE%20users", """{"ordering":["Choose one of: title, -title, created_at, -created_at, updated_at, -updated_at, id, -id."]}""" },
        { "chat-sessions/?search=a%00b", """{"search":["Leave out the character U+0000."]}""" },
        { "chat-messages/?session=0", """{"session":["Give a whole number from 1 to 9223372036854775807."]}""" },
        { "chat-messages/?ordering=content", """{"ordering":["Choose one of: timestamp, -timestamp."]}""" },
        { "chat-messages/recent/?limit=0", """{"limit":["Give a whole number from 1 to 100."]}""" },
        { "chat-messages/recent/?limit=101", """{"limit":["Give a whole number from 1 to 100."]}""" },
        { "api/stats/?scope=mine", """{"scope":["Choose one of: own, all."]}""" },
    };

    [Theory]
    [MemberData(nameof(BadQueries))]
    public async Task A_parameter_that_breaks_its_rule_is_told_by_its_name(string path, string answer)
    {
        var anna = await Server.RegisterAsync();
        (await anna.GetAsync(path)).Says(HttpStatusCode.BadRequest, answer);
    }

    [Fact]
    public async Task The_longest_search_is_taken_and_one_more_character_is_not()
    {
        var anna = await Server.RegisterAsync();
        var title = string.Concat(Enumerable.Repeat("😀", 200));
        var id = await anna.CreateSessionAsync(title);
        Assert.Equal([id], await FindAsync(anna, "search=" + Uri.EscapeDataString(title)));
        (await anna.GetAsync("chat-sessions/?search=" + Uri.EscapeDataString(title + "a"))).Says(
            HttpStatusCode.BadRequest, """{"search":["Use at most 200 characters."]}""");
    }

    private static async Task<IEnumerable<long>> FindAsync(Person person, string query) => Ids((await person.GetAsync($"chat-sessions/?{query}")).Results);

    private static IEnumerable<long> Ids(System.Text.Json.Nodes.JsonArray rows) => rows.Select(row => (long)row!["id"]!);

    private static async Task<Answer> FillAsync(Person person, int sessions)
    {
        foreach (var index in Enumerable.Range(0, sessions))
        {
            await person.CreateSessionAsync($"{index}");
        }

        return await person.GetAsync("chat-sessions/");
    }
}
