using System.Net;
using System.Text.Json.Nodes;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.OneShot;

/// <summary>Requests to the model that remember nothing.</summary>
public abstract class OneShotContract(RestServer server) : RestContract(server)
{
    private static readonly string[] Fields = ["response", "session_id", "user_message_id", "assistant_message_id", "metadata"];

    [Theory]
    [InlineData("analyze_text", """{"prompt": "Анализируй следующий текст", "max_tokens": 1000, "temperature": 0.7, "save_to_session": true}""", "Анализируй следующий текст", 1000, 0.7)]
    [InlineData("generate_response", """{"prompt": "Создай краткое резюме о Python", "max_tokens": 500, "temperature": 0.5}""", "Создай краткое резюме о Python", 500, 0.5)]
    [InlineData("generate_response", """{"prompt": "Hello"}""", "Hello", 1000, 0.7)]
    public async Task A_prompt_is_answered_and_kept_in_a_new_session(string operation, string body, string prompt, int tokens, double temperature)
    {
        var anna = await Server.RegisterAsync();
        var answer = (await anna.PostAsync($"api/{operation}/", body)).Ok();

        Answer.HasFields(answer, Fields);
        Answer.HasFields(answer["metadata"], "response_time", "usage_metadata", "finish_reason", "safety_ratings");
        Answer.HasFields(answer["metadata"]!["usage_metadata"], "promptTokenCount", "candidatesTokenCount", "totalTokenCount");
        Assert.Contains(prompt, (string)answer["response"]!, StringComparison.Ordinal);
        Assert.Equal("STOP", (string?)answer["metadata"]!["finish_reason"]);
        var request = Server.Model.Requests.Last();
        Assert.Equal((tokens, temperature, anna.Id), (request.MaxOutputTokens, request.Temperature, request.OwnerId));
        Assert.Equal(operation == "analyze_text", request.SystemInstruction is not null);
        Assert.Equal(prompt, Assert.Single(request.Turns).Text);

        var session = (await anna.GetAsync($"chat-sessions/{answer["session_id"]}/")).Ok();
        Assert.Equal((prompt, "chat"), ((string?)session["title"], (string?)session["kind"]));
        Assert.Equal(
            [((long)answer["user_message_id"]!, "user", prompt), ((long)answer["assistant_message_id"]!, "assistant", (string)answer["response"]!)],
            session["messages"]!.AsArray().Select(message => ((long)message!["id"]!, (string)message["role"]!, (string)message["content"]!)));
        Assert.Equal(
            ((int)answer["metadata"]!["usage_metadata"]!["promptTokenCount"]!, (int)answer["metadata"]!["usage_metadata"]!["candidatesTokenCount"]!),
            ((int)session["messages"]![0]!["tokens_used"]!, (int)session["messages"]![1]!["tokens_used"]!));
    }

    [Fact]
    public async Task A_prompt_is_kept_in_the_session_that_it_names_or_nowhere()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync("Mine");
        var kept = (await anna.PostAsync("api/generate_response/", $$"""{"prompt":"Hello","session_id":{{id}}}""")).Ok();
        Assert.Equal(id, (long)kept["session_id"]!);
        Assert.Equal(2, (int)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["messages_count"]!);

        var lost = (await anna.PostAsync("api/generate_response/", $$"""{"prompt":"Hello","save_to_session":false,"session_id":{{id}}}""")).Ok();
        Assert.Equal((null, null, null), (lost["session_id"], lost["user_message_id"], lost["assistant_message_id"]));
        var list = (await anna.GetAsync("chat-sessions/")).Results;
        Assert.Equal(2, (int)Assert.Single(list)!["messages_count"]!);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task A_session_must_be_the_askers_own_whether_it_is_kept_or_not(string save)
    {
        var (anna, boris) = (await Server.RegisterAsync(), await Server.RegisterAsync());
        var id = await anna.CreateSessionAsync();
        var asked = Server.Model.Requests.Count;
        foreach (var session in (long[])[id, 987654321])
        {
            (await boris.PostAsync("api/analyze_text/", $$"""{"prompt":"Hello","session_id":{{session}},"save_to_session":{{save}}}""")).Says(
                HttpStatusCode.NotFound, """{"error":"Chat session not found."}""");
        }

        Assert.Equal(asked, Server.Model.Requests.Count);
        Assert.Empty((await boris.GetAsync("chat-sessions/")).Results);
        Assert.Equal(0, (int)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["messages_count"]!);
    }

    [Fact]
    public async Task An_interpretation_keeps_no_prompts()
    {
        var anna = await Server.RegisterAsync();
        var session = await Server.Store.Sessions.CreateAsync(new(anna.Id, "Interpreted") { Kind = SessionKind.Interpretation }, Token);
        (await anna.PostAsync("api/analyze_text/", $$"""{"prompt":"Hello","session_id":{{session.Id}}}""")).Says(
            HttpStatusCode.Conflict, """{"error":"This session is an interpretation: only chats take messages."}""");
    }

    [Fact]
    public async Task What_policy_forbids_is_an_answer_that_says_so()
    {
        var anna = await Server.RegisterAsync();
        Server.Model.Answers.Enqueue(new("", SteeredModel.End(TextFinish.Blocked, "PROHIBITED_CONTENT")));
        var answer = (await anna.PostAsync("api/generate_response/", """{"prompt":"Something bad"}""")).Ok();
        Assert.Equal(("", "PROHIBITED_CONTENT", 12), ((string?)answer["response"], (string?)answer["metadata"]!["finish_reason"], (int)answer["metadata"]!["usage_metadata"]!["totalTokenCount"]!));
    }

    [Fact]
    public async Task An_answer_is_no_longer_than_was_asked_for()
    {
        var anna = await Server.RegisterAsync();
        var answer = (await anna.PostAsync("api/generate_response/", """{"prompt":"Tell me a long story about numbers","max_tokens":3}""")).Ok();
        Assert.Equal("MAX_TOKENS", (string?)answer["metadata"]!["finish_reason"]);
    }

    public static TheoryData<string> GoodBodies =>
    [
        """{"prompt":"x","max_tokens":1}""",
        """{"prompt":"x","max_tokens":4000}""",
        """{"prompt":"x","temperature":0}""",
        """{"prompt":"x","temperature":1}""",
        """{"prompt":"x","temperature":1.0e0,"max_tokens":null,"session_id":null,"save_to_session":null,"unknown":[{}]}""",
        new JsonObject { ["prompt"] = new string('я', 4000) }.ToJsonString(),
        new JsonObject { ["prompt"] = string.Concat(Enumerable.Repeat("😀", 4000)) }.ToJsonString(),
    ];

    [Theory]
    [MemberData(nameof(GoodBodies))]
    public async Task A_field_at_its_limit_is_taken(string body)
    {
        var anna = await Server.RegisterAsync();
        (await anna.PostAsync("api/generate_response/", body)).Ok();
    }

    public static TheoryData<string, string> BadBodies => new()
    {
        { "{}", """{"prompt":["This field is required."]}""" },
        { """{"prompt":null}""", """{"prompt":["This field is required."]}""" },
        { """{"prompt":""}""", """{"prompt":["This field may not be blank."]}""" },
        { """{"prompt":" \n\t"}""", """{"prompt":["This field may not be blank."]}""" },
        { """{"prompt":17}""", """{"prompt":["Give a text: a string in quotes."]}""" },
        { """{"prompt":["x"]}""", """{"prompt":["Give a text: a string in quotes."]}""" },
        { """{"prompt":"\ud800"}""", """{"prompt":["Give a text: a string in quotes."]}""" },
        { """{"prompt":"a\u0000b"}""", """{"prompt":["Leave out the character U+0000."]}""" },
        { new JsonObject { ["prompt"] = new string('a', 4001) }.ToJsonString(), """{"prompt":["Use at most 4000 characters."]}""" },
        { """{"prompt":"x","max_tokens":0}""", """{"max_tokens":["Give a whole number from 1 to 4000."]}""" },
        { """{"prompt":"x","max_tokens":4001}""", """{"max_tokens":["Give a whole number from 1 to 4000."]}""" },
        { """{"prompt":"x","max_tokens":-1}""", """{"max_tokens":["Give a whole number from 1 to 4000."]}""" },
        { """{"prompt":"x","max_tokens":1.5}""", """{"max_tokens":["Give a whole number from 1 to 4000."]}""" },
        { """{"prompt":"x","max_tokens":"10"}""", """{"max_tokens":["Give a whole number from 1 to 4000."]}""" },
        { """{"prompt":"x","max_tokens":1e400}""", """{"max_tokens":["Give a whole number from 1 to 4000."]}""" },
        { """{"prompt":"x","max_tokens":99999999999999999999}""", """{"max_tokens":["Give a whole number from 1 to 4000."]}""" },
        { """{"prompt":"x","temperature":-0.01}""", """{"temperature":["Give a number from 0 to 1."]}""" },
        { """{"prompt":"x","temperature":1.01}""", """{"temperature":["Give a number from 0 to 1."]}""" },
        { """{"prompt":"x","temperature":1e400}""", """{"temperature":["Give a number from 0 to 1."]}""" },
        { """{"prompt":"x","temperature":true}""", """{"temperature":["Give a number from 0 to 1."]}""" },
        { """{"prompt":"x","save_to_session":"yes"}""", """{"save_to_session":["Give true or false."]}""" },
        { """{"prompt":"x","session_id":0}""", """{"session_id":["Give a whole number from 1 to 9223372036854775807."]}""" },
        { """{"prompt":"x","session_id":"1 OR 1=1"}""", """{"session_id":["Give a whole number from 1 to 9223372036854775807."]}""" },
        { """{"prompt":"","max_tokens":0,"temperature":2}""", """{"prompt":["This field may not be blank."],"max_tokens":["Give a whole number from 1 to 4000."],"temperature":["Give a number from 0 to 1."]}""" },
        { """{"prompt":"x","prompt":"y"}""", """{"error":"The body names a field twice."}""" },
        { "[]", """{"error":"The body is not a JSON object."}""" },
        { """{"prompt":"x"} x""", """{"error":"The body is not a JSON object."}""" },
        { "", """{"error":"The body is not a JSON object."}""" },
        { """{"prompt":"x","deep":""" + new string('[', 100) + new string(']', 100) + "}", """{"error":"The body is not a JSON object."}""" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_field_that_breaks_its_rule_is_told_and_nothing_is_asked_or_stored(string body, string answer)
    {
        var anna = await Server.RegisterAsync();
        var asked = Server.Model.Requests.Count;
        (await anna.PostAsync("api/analyze_text/", body)).Says(HttpStatusCode.BadRequest, answer);
        (await anna.PostAsync("api/generate_response/", body)).Says(HttpStatusCode.BadRequest, answer);
        Assert.Equal(asked, Server.Model.Requests.Count);
        Assert.Empty((await anna.GetAsync("chat-sessions/")).Results);
    }
}
