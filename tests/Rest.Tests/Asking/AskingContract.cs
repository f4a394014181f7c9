using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Upstream;
using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Asking;

/// <summary>Questions to chats, and their answers.</summary>
public abstract class AskingContract(RestServer server) : RestContract(server)
{
    private static readonly string[] MessageFields =
        ["id", "session", "role", "content", "timestamp", "tokens_used", "response_time", "message_type", "language", "processing_time", "metadata"];

    [Fact]
    public async Task A_question_is_answered_with_both_messages()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var pair = (await anna.PostAsync($"chat-sessions/{id}/send_message/", """{"content": "Привет, как дела?"}""")).Ok();

        Answer.HasFields(pair, "user_message", "assistant_message");
        var (question, answer) = (pair["user_message"]!, pair["assistant_message"]!);
        Answer.HasFields(question, MessageFields);
        Answer.HasFields(answer, MessageFields);
        Assert.Equal((id, "user", "Привет, как дела?", null), ((long)question["session"]!, (string?)question["role"], (string?)question["content"], question["response_time"]));
        Assert.Equal((id, "assistant"), ((long)answer["session"]!, (string?)answer["role"]));
        Assert.Contains("Привет, как дела?", (string)answer["content"]!, StringComparison.Ordinal);
        Assert.True((int)question["tokens_used"]! > 0 && (int)answer["tokens_used"]! > 0 && (double)answer["response_time"]! >= 0);
        Assert.Equal("STOP", (string?)answer["metadata"]!["finish_reason"]);
        Assert.True((long)answer["id"]! > (long)question["id"]!);

        var stored = (await anna.GetAsync($"chat-sessions/{id}/")).Ok()["messages"]!.AsArray();
        Assert.True(JsonNode.DeepEquals(stored[1], answer), $"{stored[1]} is not {answer}");
        Assert.Equal(2, stored.Count);
    }

    [Fact]
    public async Task The_model_remembers_a_session_until_its_history_is_cleared()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        await AskAsync(anna, id, "My name is Anna.");
        await AskAsync(anna, id, "What is my name?");
        Assert.Equal(["My name is Anna.", "What is my name?"], LastRequest().Turns.Where(turn => !turn.FromModel).Select(turn => turn.Text));

        (await anna.PostAsync($"chat-sessions/{id}/clear_history/")).Says(HttpStatusCode.OK, """{"status": "history_cleared"}""");
        Assert.Equal(0, (int)(await anna.GetAsync($"chat-sessions/{id}/messages/")).Ok()["count"]!);
        await AskAsync(anna, id, "And now?");
        Assert.Equal(["And now?"], LastRequest().Turns.Select(turn => turn.Text));
    }

    [Fact]
    public async Task A_history_is_cleared_of_an_interpretation_too()
    {
        var anna = await Server.RegisterAsync();
        var session = await Server.Store.Sessions.CreateAsync(new(anna.Id, "Interpreted") { Kind = SessionKind.Interpretation }, Token);
        await Server.SayAsync(anna, session.Id, Seeding.Talk);
        (await anna.PostAsync($"chat-sessions/{session.Id}/clear_history/", "")).Says(HttpStatusCode.OK, """{"status":"history_cleared"}""");
        Assert.Empty((await anna.GetAsync($"chat-sessions/{session.Id}/messages/")).Results);
    }

    [Fact]
    public async Task An_interpretation_takes_no_messages()
    {
        var anna = await Server.RegisterAsync();
        var session = await Server.Store.Sessions.CreateAsync(new(anna.Id, "Interpreted") { Kind = SessionKind.Interpretation }, Token);
        (await anna.PostAsync($"chat-sessions/{session.Id}/send_message/", """{"content":"Hello"}""")).Says(
            HttpStatusCode.Conflict, """{"error":"This session is an interpretation: only chats take messages."}""");
        (await anna.PostAsync("/gemini/send-message/", $$"""{"session_id":{{session.Id}},"message":"Hello"}""")).Says(
            HttpStatusCode.Conflict, """{"success":false,"error":"This session is an interpretation: only chats take messages."}""");
        Assert.Empty((await anna.GetAsync($"chat-sessions/{session.Id}/messages/")).Results);
    }

    [Fact]
    public async Task Questions_that_come_at_once_are_answered_one_after_the_other()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(index => anna.PostAsync($"chat-sessions/{id}/send_message/", $$"""{"content":"Question {{index}}"}""")));
        Assert.All(answers.Index(), answer => Assert.Contains($"Question {answer.Index}", (string)answer.Item.Ok()["assistant_message"]!["content"]!, StringComparison.Ordinal));
        Assert.Equal(["user", "assistant"], (await anna.GetAsync($"chat-sessions/{id}/messages/")).Results.Select(message => (string?)message!["role"]).Take(2));
        Assert.Equal(10, (int)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["messages_count"]!);
    }

    [Fact]
    public async Task An_answer_comes_as_events_as_it_is_written()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        await using var events = await EventReader.AskAsync(Server.Http, anna, id, "One, two, three and four are the first numbers that I know");
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (events.Response.StatusCode, events.Response.Content.Headers.ContentType?.MediaType));
        var all = await events.RestAsync();

        Assert.Equal(["delta", "done"], all.Select(item => item.Name).Distinct());
        Assert.True(all.Count > 3);
        var done = all[^1].Data;
        Answer.HasFields(done, "user_message", "assistant_message");
        Assert.Equal((string?)done["assistant_message"]!["content"], string.Concat(all.SkipLast(1).Select(item => (string?)item.Data["text"])));
        Assert.True(JsonNode.DeepEquals(done["assistant_message"], (await anna.GetAsync($"chat-messages/{done["assistant_message"]!["id"]}/")).Ok()));
    }

    [Fact]
    public async Task A_client_that_goes_away_stops_the_answer_and_what_was_said_stays()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var script = Server.Model.Script = Channel.CreateUnbounded<string>();
        try
        {
            await using (var events = await EventReader.AskAsync(Server.Http, anna, id, "Tell me a long story"))
            {
                await script.Writer.WriteAsync("Once upon a time", Token);
                Assert.Equal("Once upon a time", (string?)(await events.NextAsync())!.Value.Data["text"]);
            }

            var answer = await Eventually.FindAsync(async () => (await anna.GetAsync($"chat-sessions/{id}/messages/")).Results is [_, { } second] ? second.DeepClone() : null);
            Assert.Equal(("Once upon a time", "INTERRUPTED"), ((string?)answer["content"], (string?)answer["metadata"]!["finish_reason"]));
        }
        finally
        {
            Server.Model.Script = null;
        }
    }

    [Fact]
    public async Task An_answer_that_breaks_off_ends_its_events_with_an_error()
    {
        var anna = await Server.RegisterAsync(language: "ru");
        var id = await anna.CreateSessionAsync();
        var script = Server.Model.Script = Channel.CreateUnbounded<string>();
        try
        {
            await using var events = await EventReader.AskAsync(Server.Http, anna, id, "Расскажи историю");
            await script.Writer.WriteAsync("Жили-были", Token);
            script.Writer.Complete(new UpstreamException(UpstreamFailure.Transient, "The model is overloaded."));
            var all = await events.RestAsync();
            Assert.Equal(["delta", "error"], all.Select(item => item.Name));
            Assert.Equal("""{"error":"Модель Gemini перегружена. Пожалуйста, попробуйте позже."}""", all[1].Data.ToJsonString(Readable));
        }
        finally
        {
            Server.Model.Script = null;
        }
    }

    [Fact]
    public async Task Whoever_waits_for_an_answer_hears_that_the_session_was_deleted()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var script = Server.Model.Script = Channel.CreateUnbounded<string>();
        try
        {
            await using var events = await EventReader.AskAsync(Server.Http, anna, id, "Tell me a story");
            await script.Writer.WriteAsync("Once", Token);
            Assert.Equal("delta", (await events.NextAsync())!.Value.Name);
            Assert.Equal(HttpStatusCode.NoContent, (await anna.DeleteAsync($"chat-sessions/{id}/")).Status);
            Assert.Contains((await events.RestAsync())[^1].Name, (string[])["error", "done"]);
            Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync($"chat-sessions/{id}/")).Status);
        }
        finally
        {
            Server.Model.Script = null;
        }
    }

    [Theory]
    [InlineData(UpstreamFailure.Transient, HttpStatusCode.ServiceUnavailable, "Модель Gemini перегружена. Пожалуйста, попробуйте позже.")]
    [InlineData(UpstreamFailure.Network, HttpStatusCode.ServiceUnavailable, "Модель Gemini перегружена. Пожалуйста, попробуйте позже.")]
    [InlineData(UpstreamFailure.Auth, HttpStatusCode.BadRequest, "API ключ не настроен")]
    [InlineData(UpstreamFailure.Quota, HttpStatusCode.TooManyRequests, "Квота Gemini исчерпана: повторите позже.")]
    [InlineData(UpstreamFailure.Argument, HttpStatusCode.BadGateway, "Gemini отклонил запрос: администратору следует проверить модель.")]
    [InlineData(UpstreamFailure.Policy, HttpStatusCode.BadRequest, "Политика Gemini запрещает этот запрос.")]
    public async Task What_goes_wrong_with_the_model_is_told_in_the_shape_of_whoever_asked(UpstreamFailure kind, HttpStatusCode status, string sentence)
    {
        var anna = await Server.RegisterAsync(language: "ru");
        var id = await anna.CreateSessionAsync();
        var error = new UpstreamException(kind, "It failed.") { RetryAfter = kind is UpstreamFailure.Quota ? TimeSpan.FromSeconds(19.5) : null };
        foreach (var (path, body, answer) in ((string, string, string)[])
            [
                ($"chat-sessions/{id}/send_message/", """{"content":"Привет"}""", $$"""{"error":"{{sentence}}"}"""),
                ("/gemini/send-message/", $$"""{"session_id":{{id}},"message":"Привет"}""", $$"""{"success":false,"error":"{{sentence}}"}"""),
                ("api/analyze_text/", """{"prompt":"Привет"}""", $$"""{"error":"{{sentence}}"}"""),
                ("api/generate_response/", """{"prompt":"Привет"}""", $$"""{"error":"{{sentence}}"}"""),
            ])
        {
            Server.Model.Failures.Enqueue(error);
            var told = await anna.PostAsync(path, body);
            told.Says(status, answer);
            Assert.Equal(error.RetryAfter is null ? null : TimeSpan.FromSeconds(20), told.Headers.RetryAfter?.Delta);
        }

        // The question stays, so that it can be asked again; a session that only the failed request wanted does not.
        Assert.Equal(["user", "user"], (await anna.GetAsync($"chat-sessions/{id}/messages/")).Results.Select(message => (string?)message!["role"]));
        Assert.Equal(1, (int)(await anna.GetAsync("chat-sessions/")).Ok()["count"]!);
    }

    [Fact]
    public async Task The_longest_question_is_taken()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var text = new string('я', SessionSettings.MaxTextLength);
        Assert.Equal(text, (string?)(await AskAsync(anna, id, text))["user_message"]!["content"]);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Core.Text.TextRequest LastRequest() => Server.Model.Requests.Last();

    private static async Task<JsonNode> AskAsync(Person person, long id, string text) =>
        (await person.PostAsync($"chat-sessions/{id}/send_message/", new JsonObject { ["content"] = text }.ToJsonString())).Ok();
}
