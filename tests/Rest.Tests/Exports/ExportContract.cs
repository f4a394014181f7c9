using System.Net;
using Interpreter.Core.Conversations;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Rest.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Rest.Tests.Exports;

/// <summary>Sessions as files.</summary>
public abstract class ExportContract(RestServer server) : RestContract(server)
{
    [Theory]
    [InlineData("?format=json", "application/json", "json", "\"content\":\"Расскажи о Python\"")]
    [InlineData("", "application/json", "json", "\"timestamp\":\"2024-01-15T10:30:01Z\",\"tokens_used\":150,\"response_time\":1.2")]
    [InlineData("?format=markdown", "text/markdown; charset=utf-8", "md", "### Model, 2024-01-15 10:30:01 UTC\n\n> Python - это")]
    [InlineData("?format=txt", "text/plain; charset=utf-8", "txt", "\nYou, 2024-01-15 10:30:00 UTC\nРасскажи о Python\n")]
    [InlineData("?format=srt", "application/x-subrip; charset=utf-8", "srt", "1\n00:00:00,000 --> 00:00:01,000\nРасскажи о Python\n")]
    [InlineData("?format=vtt", "text/vtt; charset=utf-8", "vtt", "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nРасскажи о Python\n")]
    public async Task A_session_is_given_in_each_format_as_a_file_of_its_name(string query, string type, string ending, string part)
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync("Разговор: 대화");
        await Server.SayAsync(anna, id, Seeding.Talk);
        foreach (var slash in new[] { "", "/" })
        {
            var answer = await anna.GetAsync($"chat-sessions/{id}/export{slash}{query}");
            Assert.Equal((HttpStatusCode.OK, type), (answer.Status, answer.ContentHeaders.ContentType?.ToString()));
            Assert.Equal($"Разговор 대화.{ending}", answer.ContentHeaders.ContentDisposition?.FileNameStar);
            Assert.Equal("attachment", answer.ContentHeaders.ContentDisposition?.DispositionType);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Contains(part, answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_interpretation_is_subtitled_in_both_languages_while_it_sounds()
    {
        var anna = await Server.RegisterAsync();
        var session = await Server.Store.Sessions.CreateAsync(new NewSession(anna.Id, "Метро") { Kind = SessionKind.Interpretation }, Token);
        await Server.SayAsync(
            anna,
            session.Id,
            new NewMessage(MessageRole.User, "지하철역이 어디예요?") { Type = MessageType.Audio, Language = "ko", Metadata = new AudioOffsets(250, 2500, 1).ToMetadata() },
            new NewMessage(MessageRole.Assistant, "Где станция метро?") { Type = MessageType.Audio, Language = "ru", Metadata = new AudioOffsets(3100, 5750, 1).ToMetadata("""{"interrupted":false}""") });

        Assert.Equal("1\n00:00:00,250 --> 00:00:05,750\n지하철역이 어디예요?\nГде станция метро?\n", (await anna.GetAsync($"chat-sessions/{session.Id}/export/?format=srt")).Text);
        Assert.Equal(
            "WEBVTT\n\n1\n00:00:00.250 --> 00:00:05.750\n<lang ko>지하철역이 어디예요?</lang>\n<lang ru>Где станция метро?</lang>\n",
            (await anna.GetAsync($"chat-sessions/{session.Id}/export/?format=vtt")).Text);
        Assert.Contains("\nГоворящий, ", (await anna.Speaking("ru").GetAsync($"chat-sessions/{session.Id}/export/?format=txt")).Text, StringComparison.Ordinal);
        Assert.Contains("\n### 통역, ", (await anna.Speaking("ko").GetAsync($"chat-sessions/{session.Id}/export/?format=markdown")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_has_all_messages_of_a_long_session_in_order_and_their_images()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var other = await anna.CreateSessionAsync();
        var image = new TextImage("image/png", TestImages.Png(3, 2));
        for (var batch = 0; batch < 3; batch++)
        {
            var first = batch * 100;
            await Server.SayAsync(anna, id, [.. Enumerable.Range(first, 100).Select(number =>
                new NewMessage(MessageRole.User, $"message {number}") { Type = number == 150 ? MessageType.Image : MessageType.Text, Images = number == 150 ? [image] : [] })]);
            await Server.SayAsync(anna, other, new NewMessage(MessageRole.User, "between"));
        }

        var messages = (await anna.GetAsync($"chat-sessions/{id}/export/")).Ok()["messages"]!.AsArray();
        Assert.Equal(Enumerable.Range(0, 300).Select(number => $"message {number}"), messages.Select(message => (string?)message!["content"]));
        Assert.Equal(Convert.ToBase64String(image.Data.Span), (string?)Assert.Single(messages[150]!["images"]!.AsArray())!["data"]);
        Assert.Contains("*[Image]*", (await anna.GetAsync($"chat-sessions/{id}/export/?format=markdown")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_another_s_or_nobody_s_is_not_found()
    {
        var (anna, boris) = (await Server.RegisterAsync(), await Server.RegisterAsync());
        var id = await anna.CreateSessionAsync("secret");
        foreach (var format in new[] { "json", "markdown", "txt", "srt", "vtt" })
        {
            (await boris.GetAsync($"chat-sessions/{id}/export/?format={format}")).Says(HttpStatusCode.NotFound, """{"error":"Chat session not found."}""");
        }

        (await boris.Speaking("ru").GetAsync("chat-sessions/999999999/export/")).Says(HttpStatusCode.NotFound, """{"error":"Сессия чата не найдена."}""");
        Assert.Equal(HttpStatusCode.NotFound, (await boris.GetAsync("chat-sessions/one/export/")).Status);
        boris.Token = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await boris.GetAsync($"chat-sessions/{id}/export/")).Status);
    }

    [Theory]
    [InlineData("pdf", "en", "Choose one of: json, markdown, txt, srt, vtt.")]
    [InlineData("JSON", "ko", "다음 중 하나를 선택하세요: json, markdown, txt, srt, vtt.")]
    [InlineData("", "ru", "Выберите одно из: json, markdown, txt, srt, vtt.")]
    [InlineData("json&format=srt", "en", "Choose one of: json, markdown, txt, srt, vtt.")]
    public async Task An_unknown_format_is_refused_with_those_that_are_known(string format, string language, string sentence)
    {
        var anna = await Server.RegisterAsync(language: language);
        var id = await anna.CreateSessionAsync();
        (await anna.GetAsync($"chat-sessions/{id}/export/?format={format}")).Says(HttpStatusCode.BadRequest, $$"""{"format":["{{sentence}}"]}""");
    }
}
