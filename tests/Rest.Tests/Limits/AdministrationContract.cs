using System.Net;
using System.Text.Json.Nodes;
using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Limits;

/// <summary>What administrators do with users.</summary>
public abstract class AdministrationContract(RestServer server) : RestContract(server)
{
    private const string Users = "/api/v1/admin/users/";

    private static readonly string[] Fields =
        ["id", "username", "email", "role", "is_active", "limits", "locked_until", "created_at", "last_sign_in_at"];

    [Fact]
    public async Task Users_are_listed_by_name_searched_and_shown()
    {
        var mark = $"{Guid.NewGuid():N}"[..12];
        var (boris, anna) = (await Server.RegisterAsync($"{mark}-boris"), await Server.RegisterAsync($"{mark}-Anna"));
        var chief = await Server.AdministratorAsync();
        var list = (await chief.GetAsync($"{Users}?search={mark}&page_size=1")).Ok();
        Answer.HasFields(list, "count", "next", "previous", "results");
        Assert.Equal((2, anna.Name), ((int)list["count"]!, (string?)list["results"]![0]!["username"]));
        var next = await chief.GetAsync((string)list["next"]!);
        Assert.Equal(boris.Name, (string?)next.Results[0]!["username"]);

        var shown = (await chief.GetAsync($"{Users}{anna.Id}")).Ok();
        Answer.HasFields(shown, Fields);
        Assert.Equal((anna.Id, "user", true), ((long)shown["id"]!, (string?)shown["role"], (bool)shown["is_active"]!));
        Assert.All(shown["limits"]!.AsObject(), limit => Assert.Null(limit.Value));
        Assert.Equal(5, (await chief.GetAsync($"{Users}{anna.Id}/quota/")).Ok()["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Others_may_do_nothing_of_it()
    {
        var anna = await Server.RegisterAsync();
        (HttpMethod, string)[] operations =
            [(HttpMethod.Get, Users), (HttpMethod.Get, $"{Users}{anna.Id}/"), (HttpMethod.Patch, $"{Users}{anna.Id}/"), (HttpMethod.Get, $"{Users}{anna.Id}/quota/")];
        foreach (var (method, path) in operations)
        {
            var body = method == HttpMethod.Patch ? """{"role":"administrator"}""" : null;
            var refused = await anna.SendAsync(method, path, body);
            refused.Says(HttpStatusCode.Forbidden, """{"error":"You may not do this."}""");
            Assert.Equal(HttpStatusCode.Unauthorized, (await new Person(Server.Http, "nobody").SendAsync(method, path, body)).Status);
        }

        Assert.Equal("user", (string?)(await anna.GetAsync("/api/v1/auth/me/")).Ok()["role"]);
    }

    [Fact]
    public async Task Limits_are_changed_one_by_one_and_hold_at_once()
    {
        var (anna, chief) = (await Server.RegisterAsync(), await Server.AdministratorAsync());
        await anna.GetAsync("quota/");
        await chief.PatchAsync($"{Users}{anna.Id}/", """{"limits":{"requests_per_minute":7,"audio_minutes_per_day":1.5}}""");
        var changed = (await chief.PatchAsync($"{Users}{anna.Id}/", """{"limits":{"concurrent_sessions":"unlimited","audio_minutes_per_day":null}}""")).Ok();
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"requests_per_minute":7,"concurrent_sessions":"unlimited","audio_minutes_per_day":null,"tokens_per_day":null,"spend_per_day":null}"""),
            changed["limits"]));
        var quota = (await anna.GetAsync("quota/")).Ok()["items"]!;
        Assert.Equal((7, null, null), ((int)quota[0]!["limit"]!, quota[1]!["limit"], quota[2]!["limit"]));

        // What names nothing changes nothing.
        Assert.True(JsonNode.DeepEquals(changed, (await chief.PatchAsync($"{Users}{anna.Id}/", """{"limits":null,"role":null}""")).Ok()));
    }

    [Theory]
    [InlineData("en", """{"limits":{"requests_per_minute":-1}}""", "limits.requests_per_minute", "Give a whole number from 0 to 1000000, \"unlimited\", or null for everybody's limit.")]
    [InlineData("ko", """{"limits":{"tokens_per_day":1.5}}""", "limits.tokens_per_day", "0에서 1000000000000000 사이의 정수, \"unlimited\" 또는 공통 한도를 뜻하는 null을 입력하세요.")]
    [InlineData("ru", """{"limits":{"spend_per_day":"a lot"}}""", "limits.spend_per_day", "Укажите число от 0 до 1000000, \"unlimited\" или null (общий лимит).")]
    [InlineData("en", """{"limits":{"<b>":1}}""", "limits.<b>", "There is no such limit. Choose among: requests_per_minute, concurrent_sessions, audio_minutes_per_day, tokens_per_day, spend_per_day.")]
    [InlineData("en", """{"limits":[]}""", "limits", "Give a JSON object.")]
    [InlineData("en", """{"role":"root"}""", "role", "Choose one of: user, administrator.")]
    [InlineData("en", """{"role":1}""", "role", "Give a text: a string in quotes.")]
    [InlineData("en", """{"is_active":"no"}""", "is_active", "Give true or false.")]
    public async Task What_can_t_be_is_told_by_field_and_changes_nothing(string language, string json, string field, string sentence)
    {
        var (anna, chief) = (await Server.RegisterAsync(), await Server.AdministratorAsync());
        var before = (await chief.GetAsync($"{Users}{anna.Id}/")).Text;
        var refused = await chief.Speaking(language).PatchAsync($"{Users}{anna.Id}/", json);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(sentence, (string?)Assert.Single(refused.Body![field]!.AsArray()));
        Assert.Equal(before, (await chief.GetAsync($"{Users}{anna.Id}/")).Text);
    }

    [Fact]
    public async Task A_closed_account_is_signed_out_everywhere_and_allowed_nothing_until_it_is_opened_and_signed_in_anew()
    {
        var (anna, chief) = (await Server.RegisterAsync(), await Server.AdministratorAsync());
        Assert.False((bool)(await chief.PatchAsync($"{Users}{anna.Id}/", """{"is_active":false}""")).Ok()["is_active"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anna.GetAsync("quota/")).Status);
        Assert.All((await chief.GetAsync($"{Users}{anna.Id}/quota/")).Ok()["items"]!.AsArray(), item => Assert.Equal(0, (int)item!["limit"]!));

        Assert.True((bool)(await chief.PatchAsync($"{Users}{anna.Id}/", """{"is_active":true}""")).Ok()["is_active"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anna.GetAsync("quota/")).Status);
        await anna.SignInAsync();
        Assert.Equal(60, (int)(await anna.GetAsync("quota/")).Ok()["items"]![0]!["limit"]!);
    }

    [Fact]
    public async Task The_last_administrator_can_t_be_demoted_closed_or_deleted()
    {
        var chief = await Server.AdministratorAsync();
        const string Sentence = "Это последний администратор: сначала назначьте другого.";
        var himself = chief.Speaking("ru");
        (await himself.PatchAsync($"{Users}{chief.Id}/", """{"role":"user"}""")).Says(HttpStatusCode.BadRequest, $$"""{"role":["{{Sentence}}"]}""");
        (await himself.PatchAsync($"{Users}{chief.Id}/", """{"is_active":false}""")).Says(HttpStatusCode.BadRequest, $$"""{"is_active":["{{Sentence}}"]}""");

        var deleted = await chief.SendAsync(HttpMethod.Delete, "/api/v1/auth/me/", $$"""{"password":"{{RestServer.Password}}"}""");
        deleted.Says(HttpStatusCode.Conflict, """{"error":"This is the last administrator: make another one first."}""");

        // Another one may take the place, and give it back.
        var anna = await Server.RegisterAsync();
        (await chief.PatchAsync($"{Users}{anna.Id}/", """{"role":"administrator"}""")).Ok();
        (await chief.PatchAsync($"{Users}{chief.Id}/", """{"role":"user"}""")).Ok();
        Assert.Equal(HttpStatusCode.Forbidden, (await chief.GetAsync(Users)).Status);
        (await anna.PatchAsync($"{Users}{chief.Id}/", """{"role":"administrator"}""")).Ok();
        (await chief.PatchAsync($"{Users}{anna.Id}/", """{"role":"user"}""")).Ok();
    }

    [Fact]
    public async Task A_user_that_is_not_there_is_not_found()
    {
        var chief = await Server.AdministratorAsync();
        foreach (var path in (string[])[$"{Users}999999999/", $"{Users}999999999/quota/"])
        {
            (await chief.GetAsync(path)).Says(HttpStatusCode.NotFound, """{"error":"There is no such user."}""");
        }

        (await chief.PatchAsync($"{Users}999999999/", """{"role":"user"}""")).Says(HttpStatusCode.NotFound, """{"error":"There is no such user."}""");
        Assert.Equal(HttpStatusCode.NotFound, (await chief.GetAsync($"{Users}anna/")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await chief.GetAsync($"{Users}?page=0")).Status);
    }
}
