using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Input;

/// <summary>What sessions and questions are made of: at, below and beyond every limit, of wrong types, and meant badly.</summary>
public abstract class InputContract(RestServer server) : RestContract(server)
{
    private const string TextWanted = "Give a text: a string in quotes.";

    /// <summary>Texts that a careless program would run, or show as a page.</summary>
    public static TheoryData<string> Texts =>
    [
        "'; DROP TABLE chat_sessions; --",
        "x' OR '1'='1",
        "%_\\",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "{{7*7}} ${7*7} #{7*7}",
        "\u202Eright to left\u202C \u200B \uFEFF",
        "e\u0301 ﷽ 👩‍👩‍👧‍👦 \U0001F600",
        "\\u0000 \\n \" / \u0007",
        "../../etc/passwd",
        "null",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Any_text_is_a_text_like_others_and_comes_back_as_it_was(string text)
    {
        var (anna, boris) = (await Server.RegisterAsync(), await Server.RegisterAsync());
        await boris.CreateSessionAsync("Stays");
        var made = (await anna.PostAsync("chat-sessions/", new JsonObject { ["title"] = text, ["metadata"] = new JsonObject { [text] = text } }.ToJsonString())).Ok(HttpStatusCode.Created);
        var id = (long)made["id"]!;
        Assert.Equal((text, text), ((string?)made["title"], (string?)made["metadata"]![text]));

        var pair = (await anna.PostAsync($"chat-sessions/{id}/send_message/", new JsonObject { ["content"] = text }.ToJsonString())).Ok();
        Assert.Equal(text, (string?)pair["user_message"]!["content"]);
        (await anna.PutAsync($"chat-sessions/{id}/", new JsonObject { ["title"] = text + "!" }.ToJsonString())).Ok();
        (await anna.PostAsync($"/gemini/sessions/{id}/update-title/", new JsonObject { ["title"] = text }.ToJsonString())).Ok();
        (await anna.PostAsync("api/generate_response/", new JsonObject { ["prompt"] = text, ["session_id"] = id }.ToJsonString())).Ok();

        var shown = await anna.GetAsync($"chat-sessions/{id}/");
        Assert.Equal(text, (string?)shown.Ok()["title"]);
        Assert.Equal([text, text], shown.Body!["messages"]!.AsArray().Where(message => (string?)message!["role"] == "user").Select(message => (string?)message!["content"]));
        Assert.Equal("application/json", shown.ContentHeaders.ContentType?.MediaType);
        Assert.DoesNotContain("<script", shown.Text, StringComparison.Ordinal);
        Assert.Equal([id], (await anna.GetAsync("chat-sessions/?search=" + Uri.EscapeDataString(text))).Results.Select(session => (long)session!["id"]!));
        Assert.Equal("Stays", (string?)Assert.Single((await boris.GetAsync("chat-sessions/")).Results)!["title"]);
    }

    public static TheoryData<string> GoodSessions =>
    [
        """{"title":"x"}""",
        new JsonObject { ["title"] = new string('я', 200) }.ToJsonString(),
        new JsonObject { ["title"] = string.Concat(Enumerable.Repeat("😀", 200)) }.ToJsonString(),
        new JsonObject { ["title"] = "  " + new string('a', 200) + "\t\n" }.ToJsonString(),
        """{"title":"x","metadata":null,"is_active":null,"user":7,"id":7,"owner_id":7}""",
        """{"title":"x","metadata":{}}""",
        $$$"""{"title":"x","metadata":{"a":"{{{new string('b', 65_536 - 8)}}}"}}""",
        $$$"""{"title":"x","metadata":{{{string.Concat(Enumerable.Repeat("{\"a\":", 29))}}}{}{{{new string('}', 29)}}}}""",
    ];

    [Theory]
    [MemberData(nameof(GoodSessions))]
    public async Task A_field_at_its_limit_is_taken(string body)
    {
        var anna = await Server.RegisterAsync();
        var session = (await anna.PostAsync("chat-sessions/", body)).Ok(HttpStatusCode.Created);
        Assert.Equal((anna.Id, true), ((long)session["user"]!, (bool)session["is_active"]!));
        (await anna.PutAsync($"chat-sessions/{session["id"]}/", body)).Ok();
        (await anna.PatchAsync($"chat-sessions/{session["id"]}/", body)).Ok();
    }

    public static TheoryData<string, string> BadSessions => new()
    {
        { """{"title":null}""", """{"title":["This field is required."]}""" },
        { """{"title":""}""", """{"title":["This field may not be blank."]}""" },
        { """{"title":" \t\n "}""", """{"title":["This field may not be blank."]}""" },
        { """{"title":17}""", $$"""{"title":["{{TextWanted}}"]}""" },
        { """{"title":true}""", $$"""{"title":["{{TextWanted}}"]}""" },
        { """{"title":{"$ne":null}}""", $$"""{"title":["{{TextWanted}}"]}""" },
        { """{"title":["a"]}""", $$"""{"title":["{{TextWanted}}"]}""" },
        { """{"title":"\ud800"}""", $$"""{"title":["{{TextWanted}}"]}""" },
        { """{"title":"a\udc00b"}""", $$"""{"title":["{{TextWanted}}"]}""" },
        { """{"title":"a\u0000b"}""", """{"title":["Leave out the character U+0000."]}""" },
        { new JsonObject { ["title"] = new string('a', 201) }.ToJsonString(), """{"title":["Use at most 200 characters."]}""" },
        { new JsonObject { ["title"] = string.Concat(Enumerable.Repeat("😀", 201)) }.ToJsonString(), """{"title":["Use at most 200 characters."]}""" },
        { """{"title":"x","metadata":[]}""", """{"metadata":["Give a JSON object."]}""" },
        { """{"title":"x","metadata":"{}"}""", """{"metadata":["Give a JSON object."]}""" },
        { """{"title":"x","metadata":{"a":"\u0000"}}""", """{"metadata":["It holds half of a surrogate pair, or U+0000."]}""" },
        { """{"title":"x","metadata":{"a":["\ud800"]}}""", """{"metadata":["It holds half of a surrogate pair, or U+0000."]}""" },
        { """{"title":"x","metadata":{"\udc00":1}}""", """{"error":"The body is not a JSON object."}""" },
        { """{"title":"x","\ud800":1}""", """{"error":"The body is not a JSON object."}""" },
        { """{"title":"x","metadata":{"a\u0000":1}}""", """{"metadata":["It holds half of a surrogate pair, or U+0000."]}""" },
        { $$$"""{"title":"x","metadata":{"a":"{{{new string('b', 65_536 - 7)}}}"}}""", """{"metadata":["Use at most 65536 characters."]}""" },
        { """{"title":"","metadata":7}""", """{"title":["This field may not be blank."],"metadata":["Give a JSON object."]}""" },
        { """{"title":"x","title":"y"}""", """{"error":"The body names a field twice."}""" },
        { """{"title":"x","metadata":{"a":1,"a":2}}""", """{"error":"The body names a field twice."}""" },
        { "", """{"error":"The body is not a JSON object."}""" },
        { "[]", """{"error":"The body is not a JSON object."}""" },
        { "\"title\"", """{"error":"The body is not a JSON object."}""" },
        { """{"title":"x",}""", """{"error":"The body is not a JSON object."}""" },
        { """{"title":"x"}{}""", """{"error":"The body is not a JSON object."}""" },
        { """{"title":"x","metadata":""" + string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "{}" + new string('}', 41), """{"error":"The body is not a JSON object."}""" },
        { new string('[', 200_000), """{"error":"The body is not a JSON object."}""" },
    };

    [Theory]
    [MemberData(nameof(BadSessions))]
    public async Task A_session_that_breaks_a_rule_is_neither_made_nor_changed(string body, string answer)
    {
        var anna = await Server.RegisterAsync();
        (await anna.PostAsync("chat-sessions/", body)).Says(HttpStatusCode.BadRequest, answer);
        Assert.Equal(0, (int)(await anna.GetAsync("chat-sessions/")).Ok()["count"]!);

        var id = await anna.CreateSessionAsync("As it was");
        var before = (await anna.GetAsync($"chat-sessions/{id}/")).Text;
        (await anna.PutAsync($"chat-sessions/{id}/", body)).Says(HttpStatusCode.BadRequest, answer);
        if (body != """{"title":null}""")
        {
            (await anna.PatchAsync($"chat-sessions/{id}/", body)).Says(HttpStatusCode.BadRequest, answer);
        }

        Assert.Equal(before, (await anna.GetAsync($"chat-sessions/{id}/")).Text);
    }

    [Theory]
    [InlineData("""{"is_active":"no"}""")]
    [InlineData("""{"is_active":0}""")]
    [InlineData("""{"is_active":[]}""")]
    public async Task What_is_neither_true_nor_false_is_refused(string body)
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        (await anna.PatchAsync($"chat-sessions/{id}/", body)).Says(HttpStatusCode.BadRequest, """{"is_active":["Give true or false."]}""");
        Assert.True((bool)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["is_active"]!);
    }

    public static TheoryData<string, string> BadQuestions => new()
    {
        { "{}", """{"content":["This field is required."]}""" },
        { """{"content":null}""", """{"content":["This field is required."]}""" },
        { """{"content":""}""", """{"content":["This field may not be blank."]}""" },
        { """{"content":" \r\n"}""", """{"content":["This field may not be blank."]}""" },
        { """{"content":17}""", $$"""{"content":["{{TextWanted}}"]}""" },
        { """{"content":{"text":"x"}}""", $$"""{"content":["{{TextWanted}}"]}""" },
        { """{"content":"\ud83d"}""", $$"""{"content":["{{TextWanted}}"]}""" },
        { """{"content":"a\u0000"}""", """{"content":["Leave out the character U+0000."]}""" },
        { new JsonObject { ["content"] = new string('a', 4001) }.ToJsonString(), """{"content":["Use at most 4000 characters."]}""" },
        { """{"content":"x","content":"y"}""", """{"error":"The body names a field twice."}""" },
        { "x", """{"error":"The body is not a JSON object."}""" },
    };

    [Theory]
    [MemberData(nameof(BadQuestions))]
    public async Task A_question_that_breaks_a_rule_is_neither_stored_nor_asked(string body, string answer)
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var asked = Server.Model.Requests.Count;
        (await anna.PostAsync($"chat-sessions/{id}/send_message/", body)).Says(HttpStatusCode.BadRequest, answer);
        Assert.Equal(0, (int)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["messages_count"]!);
        Assert.Equal(asked, Server.Model.Requests.Count);
    }

    [Theory]
    [InlineData("chat-sessions/", 1024 * 1024)]
    [InlineData("api/analyze_text/", 64 * 1024)]
    [InlineData("api/generate_response/", 64 * 1024)]
    [InlineData("/gemini/send-message/", 64 * 1024)]
    public async Task A_body_beyond_its_limit_is_not_read(string path, int limit)
    {
        var anna = await Server.RegisterAsync();
        var body = "{" + new string(' ', limit) + "}";
        var told = await anna.PostAsync(path, body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, told.Status);
        Assert.Equal($"The body is too large: at most {limit} bytes are allowed.", (string?)told.Body!["error"]);

        // Whose length is not told beforehand is read up to the limit.
        using var chunked = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        chunked.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        using var request = anna.Request(HttpMethod.Post, path, chunked);
        request.Headers.TransferEncodingChunked = true;
        using var response = await Server.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_question_with_more_than_the_largest_images_is_not_read()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var told = await anna.PostAsync($"chat-sessions/{id}/send_message/", $$"""{"content":"x","images":["{{new string('A', 23 * 1024 * 1024)}}"]}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, told.Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task A_body_of_another_type_is_refused(string type)
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        foreach (var (method, path) in ((HttpMethod, string)[])
            [
                (HttpMethod.Post, "chat-sessions/"), (HttpMethod.Put, $"chat-sessions/{id}/"), (HttpMethod.Patch, $"chat-sessions/{id}/"),
                (HttpMethod.Post, $"chat-sessions/{id}/send_message/"), (HttpMethod.Post, "api/analyze_text/"), (HttpMethod.Post, "api/generate_response/"),
            ])
        {
            using var content = new StringContent("""{"title":"x","content":"x","prompt":"x"}""", Encoding.UTF8, type);
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await anna.SendAsync(method, path, content)).Status);
        }

        Assert.Equal(1, (int)(await anna.GetAsync("chat-sessions/")).Ok()["count"]!);
    }

    [Theory]
    [InlineData("chat-sessions/0/", HttpStatusCode.NotFound)]
    [InlineData("chat-sessions/-1/", HttpStatusCode.NotFound)]
    [InlineData("chat-sessions/9223372036854775807/", HttpStatusCode.NotFound)]
    [InlineData("chat-sessions/9223372036854775808/", HttpStatusCode.NotFound)]
    [InlineData("chat-sessions/1%20OR%201=1/", HttpStatusCode.NotFound)]
    [InlineData("chat-sessions/1'--/", HttpStatusCode.NotFound)]
    [InlineData("chat-sessions/abc/", HttpStatusCode.NotFound)]
    [InlineData("chat-messages/0/", HttpStatusCode.NotFound)]
    [InlineData("chat-messages/99999999999999999999/", HttpStatusCode.NotFound)]
    [InlineData("nothing/", HttpStatusCode.NotFound)]
    public async Task A_number_that_is_none_finds_nothing(string path, HttpStatusCode status)
    {
        var anna = await Server.RegisterAsync();
        var answer = await anna.GetAsync(path);
        Answer.HasFields(answer.Ok(status), "error");
    }

    [Fact]
    public async Task An_address_that_does_not_take_a_method_says_so()
    {
        var anna = await Server.RegisterAsync();
        (await anna.PutAsync("chat-sessions/", "{}")).Says(HttpStatusCode.MethodNotAllowed, """{"error":"This address does not take PUT."}""");
        (await anna.DeleteAsync("chat-messages/")).Says(HttpStatusCode.MethodNotAllowed, """{"error":"This address does not take DELETE."}""");
    }
}
