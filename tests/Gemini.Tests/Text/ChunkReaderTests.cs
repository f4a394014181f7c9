using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Interpreter.Gemini.Rest;
using static Interpreter.Gemini.Tests.Text.Kit.TextFixture;

namespace Interpreter.Gemini.Tests.Text;

public sealed class ChunkReaderTests
{
    public static TheoryData<string, string[]> Events => new()
    {
        { "data: {\"a\":1}\r\n\r\ndata: {\"a\":2}\r\n\r\n", ["""{"a":1}""", """{"a":2}"""] },
        { "data:{\"a\":1}\n\n", ["""{"a":1}"""] },
        { "data: {\"a\":1}\r\rdata: 2\r\r\n", ["""{"a":1}""", "2"] },
        { ": comment\n\nevent: x\nid: 7\ndata: {\"a\":\ndata: [1,\nretry: 5\n: more\ndata: 2]}\nid: 8\n\n", ["""{"a":[1,2]}"""] },
        { "\r\n\r\n\r\ndata: 1\r\n\r\ndata: 2\r\n", ["1"] },
        { "data: \"a\\\\ndata: \"\n\n", ["\"a\\\\ndata: \""] },
        { "data: 1\n\n{\"error\":{\"code\":503}}", ["1", """{"error":{"code":503}}"""] },
        { "data: 1\n\n\n[{\r\n  \"error\": {}\r\n}\r\n]", ["1", """{"error":{}}"""] },
        { "", [] },
    };

    public static TheoryData<string, string[]> Arrays => new()
    {
        { "[{\"a\":1}\n,\r\n{\"a\":{\"b\":[{}]}}]", ["""{"a":1}""", """{"a":{"b":[{}]}}"""] },
        { "[{\"a\":\"]}\\\"{\\\\\"},{\"b\":\"\\u007d\"}]\n", ["""{"a":"]}\"{\\"}""", """{"b":"}"}"""] },
        { "{\"a\":1}", ["""{"a":1}"""] },
        { "[{\"a\":1},{\"a\"", ["""{"a":1}"""] },
        { "[]", [] },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public async Task Events_are_read_however_they_are_cut(string text, string[] chunks) => await AssertChunksAsync(text, isEvents: true, chunks);

    [Theory]
    [MemberData(nameof(Arrays))]
    public async Task Arrays_are_read_however_they_are_cut(string text, string[] chunks) => await AssertChunksAsync(text, isEvents: false, chunks);

    [Fact]
    public async Task Chunks_that_are_longer_than_the_first_buffer_are_read_whole()
    {
        var long1 = new string('x', 300_000);
        var long2 = new string('y', 700_000);

        Assert.Equal([$"\"{long1}\"", $"\"{long2}\""], await ReadAsync($"data:\"{long1}\"\n\ndata:\"{long2}\"\n\n", true, 4_096));
    }

    [Fact]
    public async Task A_chunk_beyond_the_limit_is_refused() =>
        await Assert.ThrowsAsync<JsonException>(() => ReadAsync($"data: {new string('x', 50_000)}\n\n", true, 4_096, maxBytes: 20_000));

    private static async Task AssertChunksAsync(string text, bool isEvents, string[] chunks)
    {
        for (var size = 1; size <= Math.Max(1, text.Length); size++)
        {
            Assert.Equal(chunks, (await ReadAsync(text, isEvents, size)).Select(Compact));
        }
    }

    // Without the blanks that stand between the tokens.
    private static string Compact(string json) => JsonSerializer.Serialize(JsonElement.Parse(json), Relaxed);

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<List<string>> ReadAsync(string text, bool isEvents, int size, int maxBytes = 10_000_000)
    {
        using var reader = new ChunkReader(new SlowStream(Encoding.UTF8.GetBytes(text), size), isEvents, maxBytes);
        var chunks = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            chunks.Add(Encoding.UTF8.GetString(reader.Chunk));
        }

        return chunks;
    }

    private sealed class SlowStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
