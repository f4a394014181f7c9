using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Interpreter.Core.Exports.Imports;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Rest.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Rest.Tests.Exports;

/// <summary>Sessions out of files.</summary>
public abstract class ImportContract(RestServer server) : RestContract(server)
{
    private const string Address = "chat-sessions/import/";

    [Fact]
    public async Task A_session_that_is_exported_and_imported_by_another_exports_the_same()
    {
        var (anna, boris) = (await Server.RegisterAsync(), await Server.RegisterAsync());
        var made = await Server.Store.Sessions.CreateAsync(new NewSession(anna.Id, "Разговор 대화") { Metadata = """{ "theme":"тема" }""", CreatedAt = Seeding.At("2024-01-15T10:30:00Z") }, Token);
        await Server.SayAsync(anna, made.Id, [.. Seeding.Talk, .. Enumerable.Range(0, 120).Select(number => new NewMessage(MessageRole.User, $"'; DROP TABLE users; -- <script>{number}</script> 😀"))]);
        await Server.SayAsync(anna, made.Id, new NewMessage(MessageRole.User, "look") { Type = MessageType.Image, Images = [new TextImage("image/jpeg", TestImages.Jpeg(4, 3))] });
        var file = (await anna.GetAsync($"chat-sessions/{made.Id}/export/")).Text;

        var imported = await boris.PostAsync(Address, file);
        var session = imported.Ok(HttpStatusCode.Created);
        var id = (long)session["id"]!;
        Assert.Equal($"/api/v1/gemini/chat-sessions/{id}/", imported.Headers.Location?.OriginalString);
        Assert.Equal(("Разговор 대화", 123, boris.Name, "look"), ((string?)session["title"], (int)session["messages_count"]!, (string?)session["user_username"], (string?)session["last_message"]!["content"]));
        Assert.NotEqual(made.Key.ToString(), (string?)session["key"]);
        Assert.Equal(file, (await boris.GetAsync($"chat-sessions/{id}/export/")).Text);

        // It is his: found and counted among his, and not used by him.
        Assert.Equal(123, (int)(await boris.GetAsync("chat-sessions/stats/")).Ok()["total_messages"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync($"chat-sessions/{id}/")).Status);
        Assert.Empty(await Server.Store.Statistics.ByDayAsync(boris.Id, DateOnly.MinValue, DateOnly.MaxValue, Token));
    }

    [Fact]
    public async Task The_least_file_makes_a_session_of_now()
    {
        var anna = await Server.RegisterAsync();
        var session = (await anna.PostAsync("chat-sessions/import", """{"version":1,"title":"Least","messages":[]}""")).Ok(HttpStatusCode.Created);
        Assert.Equal(("Least", 0, "chat", true), ((string?)session["title"], (int)session["messages_count"]!, (string?)session["kind"], (bool)session["is_active"]!));
        Assert.Equal((string?)session["created_at"], (string?)session["updated_at"]);
    }

    [Theory]
    [InlineData("en", "Give version 1: no other can be imported.", "This field is required.", "Use at most 200 characters.", "Give a time with its zone, such as 2026-01-15T10:30:00Z.")]
    [InlineData("ko", "버전 1만 가져올 수 있습니다.", "필수 항목입니다.", "200자 이하로 입력하세요.", "시간대를 포함한 시각을 입력하세요. 예: 2026-01-15T10:30:00Z")]
    [InlineData("ru", "Укажите версию 1: другие не импортируются.", "Это поле обязательно для заполнения.", "Используйте не более 200 символов.", "Укажите время с часовым поясом, например 2026-01-15T10:30:00Z.")]
    public async Task Every_fault_is_told_by_its_path_in_the_caller_s_language(string language, string version, string required, string tooLong, string notTime)
    {
        var anna = await Server.RegisterAsync(language: language);
        var answer = await anna.PostAsync(Address, $$"""{"version":2,"title":"{{new string('t', 201)}}","messages":[{"role":"user","content":"fine"},{"role":"user","timestamp":"noon"}]}""");
        answer.Says(HttpStatusCode.BadRequest, $$"""{"messages[1].content":["{{required}}"],"messages[1].timestamp":["{{notTime}}"],"version":["{{version}}"],"title":["{{tooLong}}"]}""");
        Assert.Equal(0, (int)(await anna.GetAsync("chat-sessions/")).Ok()["count"]!);
    }

    [Theory]
    [InlineData("""{"role":"model","content":""}""", "role", "Choose one of: user, assistant, system.")]
    [InlineData("""{"role":"user","content":"a\u0000b"}""", "content", "It holds half of a surrogate pair, or U+0000.")]
    [InlineData("""{"role":"user","content":7}""", "content", "Give a text: a string in quotes.")]
    [InlineData("""{"role":"user","content":"","tokens_used":-1}""", "tokens_used", "Give a whole number from 0 to 2147483647.")]
    [InlineData("""{"role":"user","content":"","response_time":"1"}""", "response_time", "Give a number of seconds, 0 or more.")]
    [InlineData("""{"role":"user","content":"","timestamp":"1969-01-01T00:00:00Z"}""", "timestamp", "Give a time since 1970 that is not yet to come.")]
    [InlineData("""{"role":"user","content":"","metadata":[]}""", "metadata", "Give a JSON object.")]
    [InlineData("""{"role":"user","content":"","images":[{"mime_type":"image/png","data":"QUJD"}]}""", "images[0].data", "Give a PNG, JPEG or WebP of at most 4194304 bytes in Base64, with its true type.")]
    [InlineData("""{"role":"user","content":"","images":[0,0,0,0,0]}""", "images", "Give at most 4.")]
    [InlineData("""{"role":"user","content":"","images":0}""", "images", "Give a list.")]
    public async Task A_message_with_a_fault_stores_nothing(string message, string field, string sentence)
    {
        var anna = await Server.RegisterAsync();
        var answer = await anna.PostAsync(Address, $$"""{"version":1,"title":"t","messages":[{"role":"user","content":"fine"},{{message}}]}""");
        answer.Says(HttpStatusCode.BadRequest, $$"""{"messages[1].{{field}}":["{{sentence}}"]}""");
        Assert.Equal(0, (int)(await anna.GetAsync("chat-sessions/")).Ok()["count"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"version\":1,")]
    [InlineData("WEBVTT")]
    public async Task What_is_no_json_object_is_told_so(string body)
    {
        var anna = await Server.RegisterAsync();
        (await anna.PostAsync(Address, body)).Says(HttpStatusCode.BadRequest, """{"error":"The body is not a JSON object."}""");
    }

    [Fact]
    public async Task Only_json_of_who_is_signed_in_is_taken()
    {
        var anna = await Server.RegisterAsync();
        using (var text = new StringContent("{}", Encoding.UTF8, "text/plain"))
        {
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await anna.SendAsync(HttpMethod.Post, Address, text)).Status);
        }

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await anna.GetAsync(Address)).Status);
        anna.Token = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await anna.PostAsync(Address)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_32_MiB_is_taken_and_a_byte_more_is_not(bool tellsLength)
    {
        var anna = await Server.RegisterAsync();
        var file = """{"version":1,"title":"t","messages":[]}""".PadRight(ImportLimits.Bytes);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(file)).Status);
        (await SendAsync(file + " ")).Says(HttpStatusCode.RequestEntityTooLarge, """{"error":"The body is too large: at most 33554432 bytes are allowed."}""");

        async Task<Answer> SendAsync(string json)
        {
            using var body = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(json)));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var request = anna.Request(HttpMethod.Post, Address, body);
            request.Headers.TransferEncodingChunked = !tellsLength;
            using var response = await Server.Http.SendAsync(request, Token);
            return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync(Token), response.Headers, response.Content.Headers);
        }
    }

    [Fact]
    public async Task A_user_imports_one_file_at_a_time()
    {
        var (anna, boris) = (await Server.RegisterAsync(), await Server.RegisterAsync());
        var file = new PausedContent("""{"version":1,"title":"slow",""", "\"messages\":[]}");

        // The server asks for the body once it has let the import in: only then is it sent.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(2) };
        using var http = new HttpClient(handler) { BaseAddress = Server.Address };
        using var request = anna.Request(HttpMethod.Post, Address, file);
        request.Headers.ExpectContinue = true;
        var slow = http.SendAsync(request, Token);
        await file.Begun.WaitAsync(TimeSpan.FromMinutes(1), Token);

        var refused = await anna.PostAsync(Address, "{}");
        refused.Says(HttpStatusCode.TooManyRequests, """{"error":"Too many requests: try again in 5 s."}""");
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.BadRequest, (await boris.PostAsync(Address)).Status);
        file.GoOn();
        using var taken = await slow;
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await anna.PostAsync(Address)).Status);
    }

    private sealed class PausedContent : HttpContent
    {
        private readonly string _first;
        private readonly string _rest;
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public PausedContent(string first, string rest)
        {
            (_first, _rest) = (first, rest);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public Task Begun => _begun.Task;

        public void GoOn() => _goOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_first), Token);
            await stream.FlushAsync(Token);
            _begun.SetResult();
            await _goOn.Task.WaitAsync(Token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_rest), Token);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
