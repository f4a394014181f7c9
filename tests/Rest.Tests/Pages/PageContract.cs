using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Pages;

/// <summary>The addresses for pages' scripts.</summary>
public abstract class PageContract(RestServer server) : RestContract(server)
{
    [Fact]
    public async Task A_question_is_answered()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var answer = (await anna.PostAsync("/gemini/send-message/", $$"""{"session_id": {{id}}, "message": "Привет, как дела?"}""")).Ok();

        Answer.HasFields(answer, "success", "response", "user_message_id", "assistant_message_id", "metadata");
        Answer.HasFields(answer["metadata"], "response_time", "usage_metadata", "finish_reason", "safety_ratings");
        Assert.True((bool)answer["success"]!);
        Assert.True((int)answer["metadata"]!["usage_metadata"]!["totalTokenCount"]! > 0);
        Assert.Equal(("STOP", "[]"), ((string?)answer["metadata"]!["finish_reason"], answer["metadata"]!["safety_ratings"]!.ToJsonString()));
        var messages = (await anna.GetAsync($"chat-sessions/{id}/messages/")).Results;
        Assert.Equal(
            [((long)answer["user_message_id"]!, "Привет, как дела?"), ((long)answer["assistant_message_id"]!, (string)answer["response"]!)],
            messages.Select(message => ((long)message!["id"]!, (string)message["content"]!)));
    }

    [Fact]
    public async Task A_session_is_given_another_title()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync("Old");
        (await anna.PostAsync($"/gemini/sessions/{id}/update-title/", """{"title": "Новое название сессии"}""")).Says(
            HttpStatusCode.OK, """{"success": true, "title": "Новое название сессии"}""");
        Assert.Equal("Новое название сессии", (string?)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["title"]);
        (await anna.PostAsync($"/gemini/sessions/{id}/update-title", """{"title":"  Trimmed \n"}""")).Says(HttpStatusCode.OK, """{"success":true,"title":"Trimmed"}""");
    }

    [Fact]
    public async Task A_key_is_tried_with_Gemini_and_an_empty_one_is_not()
    {
        var anna = await Server.RegisterAsync(language: "ru");
        (await anna.PostAsync("/gemini/test-api-key/", """{"api_key": "your-gemini-api-key"}""")).Says(
            HttpStatusCode.OK, """{"success": true, "message": "Подключение к Gemini API успешно установлено"}""");
        (await anna.PostAsync("/gemini/test-api-key/", """{"api_key": ""}""")).Says(
            HttpStatusCode.BadRequest, """{"success": false, "error": "API ключ не может быть пустым"}""");
    }

    [Theory]
    [InlineData("ru", "Неверные параметры запроса: отсутствует session_id")]
    [InlineData("en", "Bad request parameters: session_id is missing")]
    [InlineData("ko", "요청 매개변수가 잘못되었습니다: session_id이(가) 없습니다")]
    public async Task A_missing_field_is_told_in_the_callers_language(string language, string sentence)
    {
        var anna = await Server.RegisterAsync(language: language);
        (await anna.PostAsync("/gemini/send-message/", """{"message": "Привет, как дела?"}""")).Says(
            HttpStatusCode.BadRequest, $$"""{"success": false, "error": "{{sentence}}"}""");
    }

    public static TheoryData<string, string> BadQuestions => new()
    {
        { "{}", "Bad request parameters: session_id is missing" },
        { """{"session_id":1}""", "Bad request parameters: message is missing" },
        { """{"session_id":"1","message":"x"}""", "Bad request parameters: session_id: Give a whole number from 1 to 9223372036854775807." },
        { """{"session_id":1e400,"message":"x"}""", "Bad request parameters: session_id: Give a whole number from 1 to 9223372036854775807." },
        { """{"session_id":1,"message":""}""", "Bad request parameters: message: This field may not be blank." },
        { """{"session_id":1,"message":" "}""", "Bad request parameters: message: This field may not be blank." },
        { """{"session_id":1,"message":{"$gt":""}}""", "Bad request parameters: message: Give a text: a string in quotes." },
        { """{"session_id":1,"message":"a\u0000"}""", "Bad request parameters: message: Leave out the character U+0000." },
        { new JsonObject { ["session_id"] = 1, ["message"] = new string('a', 4001) }.ToJsonString(), "Bad request parameters: message: Use at most 4000 characters." },
        { """{"session_id":1,"session_id":2,"message":"x"}""", "The body names a field twice." },
        { "null", "The body is not a JSON object." },
    };

    [Theory]
    [MemberData(nameof(BadQuestions))]
    public async Task A_question_that_is_none_is_refused_in_the_pages_shape(string body, string sentence)
    {
        var anna = await Server.RegisterAsync();
        (await anna.PostAsync("/gemini/send-message/", body)).Says(HttpStatusCode.BadRequest, new JsonObject { ["success"] = false, ["error"] = sentence }.ToJsonString());
    }

    [Fact]
    public async Task Everything_else_that_is_refused_has_the_pages_shape_too()
    {
        var (anna, boris) = (await Server.RegisterAsync(), await Server.RegisterAsync());
        var id = await anna.CreateSessionAsync();
        const string NotFound = """{"success":false,"error":"Chat session not found."}""";
        foreach (var session in (long[])[id, 987654321])
        {
            (await boris.PostAsync("/gemini/send-message/", $$"""{"session_id":{{session}},"message":"x"}""")).Says(HttpStatusCode.NotFound, NotFound);
            (await boris.PostAsync($"/gemini/sessions/{session}/update-title/", """{"title":"Stolen"}""")).Says(HttpStatusCode.NotFound, NotFound);
        }

        Assert.Equal("A talk", (string?)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["title"]);
        (await anna.PostAsync($"/gemini/sessions/{id}/update-title/", """{"title":""}""")).Says(
            HttpStatusCode.BadRequest, """{"success":false,"error":"Bad request parameters: title: This field may not be blank."}""");
        (await anna.PostAsync($"/gemini/sessions/{id}/update-title/", new JsonObject { ["title"] = new string('x', 70_000) }.ToJsonString())).Says(
            HttpStatusCode.RequestEntityTooLarge, """{"success":false,"error":"The body is too large: at most 65536 bytes are allowed."}""");
        using var plain = new StringContent("title=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        (await anna.SendAsync(HttpMethod.Post, $"/gemini/sessions/{id}/update-title/", plain)).Says(
            HttpStatusCode.UnsupportedMediaType, """{"success":false,"error":"Send the body as \"Content-Type: application/json\"."}""");
        boris.Token = null;
        var nobody = await boris.PostAsync("/gemini/send-message/", """{"session_id":1,"message":"x"}""");
        Answer.HasFields(nobody.Ok(HttpStatusCode.Unauthorized), "success", "error");
    }
}
