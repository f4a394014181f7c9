using System.Text;
using Interpreter.Core.Exports;
using Interpreter.Core.Exports.Imports;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Exports;

public sealed class JsonTests
{
    private static readonly DateTimeOffset Now = Talk.Start.AddDays(30);

    [Fact]
    public async Task Json_says_everything_but_numbers_and_keys()
    {
        var picture = TestImages.Png(2, 1);
        var talk = new Talk { Title = "여행 \"서울\"", Metadata = """{ "theme": "тема" }""" }
            .Say(MessageRole.User, "Смотри <b>", 0.5, "ru", """{"images":[]}""", MessageType.Image, [new TextImage("image/png", picture)])
            .Say(MessageRole.Assistant, "", 1);

        Assert.Equal(
            """
            {"version":1,"title":"여행 \"서울\"","kind":"chat","is_active":true,"metadata":{ "theme": "тема" },"created_at":"2026-01-15T10:30:00Z","updated_at":"2026-01-15T10:31:00Z","messages":[
            """
            + """
            {"role":"user","message_type":"image","content":"Смотри <b>","language":"ru","timestamp":"2026-01-15T10:30:00.5Z","tokens_used":null,"response_time":null,"processing_time":null,"metadata":{"images":[]},"images":[{"mime_type":"image/png","data":"
            """
            + Convert.ToBase64String(picture)
            + """
            "}]},{"role":"assistant","message_type":"text","content":"","language":null,"timestamp":"2026-01-15T10:30:01Z","tokens_used":null,"response_time":null,"processing_time":null,"metadata":{}}]}
            """,
            await talk.WriteAsync(ExportFormat.Json));
    }

    [Fact]
    public async Task What_is_exported_and_imported_exports_the_same()
    {
        var random = new Random(20260115);
        for (var round = 0; round < 100; round++)
        {
            var (session, messages, images) = Invent(random);
            var exported = await Talk.WriteAsync(ExportFormat.Json, session, messages, images);
            var import = SessionImport.Read(Encoding.UTF8.GetBytes(exported), Now);
            Assert.Empty(import.Problems);
            var (again, same) = (import.Session!.For(2), import.Session.Messages);

            // As a store keeps them, with numbers and a key of their own.
            var copies = same.Select((message, index) => Stored(1000 + index, message)).ToArray();
            Assert.Equal(exported, await Talk.WriteAsync(
                ExportFormat.Json,
                session with { Id = 99, Key = Guid.NewGuid(), OwnerId = 2, Title = again.Title, Kind = again.Kind, IsActive = again.IsActive, Metadata = again.Metadata, CreatedAt = again.CreatedAt!.Value, UpdatedAt = again.UpdatedAt!.Value },
                copies,
                copies.Zip(same).ToDictionary(pair => pair.First.Id, pair => pair.Second.Images)));
        }
    }

    [Fact]
    public async Task A_long_session_is_written_as_it_is_read()
    {
        using var output = new CountingStream();
        var most = 0L;
        await ExportFormat.Json.WriteAsync(new SessionExport(new Talk().Session, MessagesAsync()), output, TestContext.Current.CancellationToken);
        Assert.True(output.Written > 5_000 * 1_000);
        Assert.InRange(most, 1, 1_000_000);

        async IAsyncEnumerable<ChatMessage> MessagesAsync()
        {
            for (var id = 1; id <= 5_000; id++)
            {
                most = Math.Max(most, (id * 1_000L) - output.Written);
                yield return Stored(id, new NewMessage(MessageRole.User, new string('a', 1_000)) { Timestamp = Talk.Start });
                await Task.CompletedTask;
            }
        }
    }

    private static (ChatSession Session, List<ChatMessage> Messages, Dictionary<long, IReadOnlyList<TextImage>> Images) Invent(Random random)
    {
        var messages = new List<ChatMessage>();
        var images = new Dictionary<long, IReadOnlyList<TextImage>>();
        for (var id = 1; id <= random.Next(6); id++)
        {
            var type = (MessageType)random.Next(3);
            images[id] = type is MessageType.Image ? [.. Enumerable.Range(0, random.Next(4)).Select(side => new TextImage("image/png", TestImages.Png(side + 1, 1)))] : [];
            messages.Add(new ChatMessage
            {
                Id = id,
                SessionId = 7,
                Role = (MessageRole)random.Next(3),
                MessageType = type,
                Content = Words(random, 0),
                Language = random.Next(2) == 0 ? null : "ko",
                Timestamp = Moment(random),
                TokensUsed = random.Next(2) == 0 ? null : random.Next(),
                ResponseTime = random.Next(2) == 0 ? null : random.NextDouble() * 1e3,
                ProcessingTime = random.Next(2) == 0 ? null : random.Next(9),
                Metadata = random.Next(2) == 0 ? "{}" : """{"audio": {"start_ms":0,"end_ms":5},"turn":1, "n":[1.50, null, "\ud83d\ude00 \u00e9 é"]}""",
            });
        }

        var session = new Talk { Title = Words(random, 1), Kind = (SessionKind)random.Next(2) }.Session;
        return (session with { IsActive = random.Next(2) == 0, CreatedAt = Moment(random), UpdatedAt = Moment(random) }, messages, images);
    }

    private static ChatMessage Stored(long id, NewMessage message) => new()
    {
        Id = id,
        SessionId = 99,
        Role = message.Role,
        MessageType = message.Type,
        Content = message.Content,
        Language = message.Language,
        Timestamp = message.Timestamp!.Value,
        TokensUsed = message.Measures.TokensUsed,
        ResponseTime = message.Measures.ResponseTime,
        ProcessingTime = message.Measures.ProcessingTime,
        Metadata = message.Metadata,
    };

    private static string Words(Random random, int least) =>
        string.Concat(Enumerable.Range(0, least + random.Next(30)).Select(_ => random.GetItems(["a", "\"", "\\", "\n", "\u0001", "\u007f", "\u2028", "й", "한", "😀", "</script>", "&"], 1)[0])) + (least > 0 ? "x" : "");

    private static DateTimeOffset Moment(Random random) => Talk.Start.AddMicroseconds(random.NextInt64(2_000_000_000_000));

    private sealed class CountingStream : MemoryStream
    {
        public long Written { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("A request's body can't be written synchronously.");
    }
}
