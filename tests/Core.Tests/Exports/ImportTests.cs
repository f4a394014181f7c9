using System.Globalization;
using System.Text;
using Interpreter.Core.Exports.Imports;
using Interpreter.Core.Storage;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Exports;

public sealed class ImportTests
{
    private static readonly DateTimeOffset Now = Talk.Start;

    [Fact]
    public void The_least_export_is_a_version_a_title_and_messages()
    {
        var session = Taken("""{"version":1,"title":"Talk","messages":[{"role":"user","content":"안녕"}]}""");
        Assert.Equal(("Talk", SessionKind.Chat, true, "{}", null, null), (session.Title, session.Kind, session.IsActive, session.Metadata, session.CreatedAt, session.UpdatedAt));
        Assert.Equal(new NewMessage(MessageRole.User, "안녕"), Assert.Single(session.Messages) with { Images = new NewMessage(MessageRole.User, "").Images });
    }

    [Fact]
    public void Times_are_taken_with_their_zone_and_what_is_unknown_is_passed_over()
    {
        var session = Taken("""{"a":{"b":[1]},"id":7,"version":1,"title":"t","created_at":"2026-01-15T12:30:00.25+03:00","messages":[],"metadata":{"x": 1}}""");
        Assert.Equal(Talk.Start.AddHours(-1).AddMilliseconds(250), session.CreatedAt);
        Assert.Equal("""{"x": 1}""", session.Metadata);
        Assert.Empty(session.Messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"version":1,"title":"t","messages":[{"role":"user","content":"x"]}""")]
    [InlineData("""{"version":1,"title":"t","messages":[]} {}""")]
    [InlineData("""{"version":1,"title":"t","messages":[],}""")]
    [InlineData("""{"version":1,"title":"t","messages":[{"\ud800ole":"user","role":"user","content":"x"}]}""")]
    public void What_is_no_json_object_is_told_so(string json) =>
        Assert.Equal(new ImportProblem("", ImportFault.NotJson), Assert.Single(Problems(Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void A_byte_order_mark_is_no_harm_and_bytes_that_are_no_utf8_are()
    {
        byte[] export = [.. """{"version":1,"title":"t","messages":[]}"""u8];
        Assert.NotNull(SessionImport.Read((byte[])[0xEF, 0xBB, 0xBF, .. export], Now).Session);
        export[Array.IndexOf(export, (byte)'t', 14)] = 0xFF;
        Assert.Equal(ImportFault.NotJson, Assert.Single(Problems(export)).Fault);
    }

    [Theory]
    [InlineData("version", "null", ImportFault.Required, null)]
    [InlineData("version", "2", ImportFault.UnknownVersion, "1")]
    [InlineData("version", "\"1\"", ImportFault.UnknownVersion, "1")]
    [InlineData("version", "99999999999", ImportFault.UnknownVersion, "1")]
    [InlineData("title", "null", ImportFault.Required, null)]
    [InlineData("title", "7", ImportFault.NotText, null)]
    [InlineData("title", "\" \"", ImportFault.Blank, null)]
    [InlineData("title", "\"a\\u0000\"", ImportFault.MalformedText, null)]
    [InlineData("title", "\"a\\ud800\"", ImportFault.MalformedText, null)]
    [InlineData("kind", "\"talk\"", ImportFault.NotOneOf, "chat, interpretation")]
    [InlineData("kind", "\"Chat\"", ImportFault.NotOneOf, "chat, interpretation")]
    [InlineData("kind", "1", ImportFault.NotOneOf, "chat, interpretation")]
    [InlineData("is_active", "\"true\"", ImportFault.NotBoolean, null)]
    [InlineData("metadata", "[]", ImportFault.NotObject, null)]
    [InlineData("created_at", "\"yesterday\"", ImportFault.NotTime, null)]
    [InlineData("created_at", "\"2026-01-15T10:30:00\"", ImportFault.NotTime, null)]
    [InlineData("created_at", "1768473000", ImportFault.NotTime, null)]
    [InlineData("created_at", "\"1969-12-31T23:59:59Z\"", ImportFault.TimeOutOfRange, null)]
    [InlineData("updated_at", "\"2026-01-16T10:30:00.0000001Z\"", ImportFault.TimeOutOfRange, null)]
    [InlineData("messages", "null", ImportFault.Required, null)]
    [InlineData("messages", "{}", ImportFault.NotList, null)]
    [InlineData("messages", "[1]", ImportFault.NotObject, null, "messages[0]")]
    public void A_session_s_fields_are_checked(string field, string json, ImportFault fault, string? limit, string? path = null)
    {
        // The last of two fields of one name counts.
        var problem = Assert.Single(Problems(Encoding.UTF8.GetBytes($$"""{"version":1,"title":"t","messages":[],"{{field}}":{{json}}}""")));
        Assert.Equal(new ImportProblem(path ?? field, fault, limit), problem);
    }

    [Theory]
    [InlineData("role", "null", ImportFault.Required, null)]
    [InlineData("role", "\"model\"", ImportFault.NotOneOf, "user, assistant, system")]
    [InlineData("content", "null", ImportFault.Required, null)]
    [InlineData("content", "[\"x\"]", ImportFault.NotText, null)]
    [InlineData("content", "\"\\u0000\"", ImportFault.MalformedText, null)]
    [InlineData("message_type", "\"video\"", ImportFault.NotOneOf, "text, image, audio")]
    [InlineData("language", "{}", ImportFault.NotText, null)]
    [InlineData("timestamp", "\"2026-13-01T00:00:00Z\"", ImportFault.NotTime, null)]
    [InlineData("tokens_used", "-1", ImportFault.NotCount, null)]
    [InlineData("tokens_used", "1.5", ImportFault.NotCount, null)]
    [InlineData("tokens_used", "2147483648", ImportFault.NotCount, null)]
    [InlineData("response_time", "-0.1", ImportFault.NotSeconds, null)]
    [InlineData("response_time", "1e999", ImportFault.NotSeconds, null)]
    [InlineData("processing_time", "\"1\"", ImportFault.NotSeconds, null)]
    [InlineData("metadata", "\"{}\"", ImportFault.NotObject, null)]
    [InlineData("images", "{}", ImportFault.NotList, null)]
    [InlineData("images", "[{},{},{},{},{}]", ImportFault.TooMany, "4")]
    [InlineData("images", "[7]", ImportFault.NotObject, null, "images[0]")]
    public void A_message_s_fields_are_checked_and_named_by_their_path(string field, string json, ImportFault fault, string? limit, string? path = null)
    {
        var message = $$"""{"role":"user","content":"x"}""";
        var bad = field is "role" or "content" ? message.Replace(field is "role" ? "\"user\"" : "\"x\"", json, StringComparison.Ordinal) : $"{message[..^1]},\"{field}\":{json}}}";
        var problem = Assert.Single(Problems(Encoding.UTF8.GetBytes($$"""{"version":1,"title":"t","messages":[{{message}},{{message}},{{message}},{{bad}}]}""")));
        Assert.Equal(new ImportProblem($"messages[3].{path ?? field}", fault, limit), problem);
    }

    [Theory]
    [InlineData("title", StorageLimits.Title)]
    [InlineData("messages[0].content", StorageLimits.Content)]
    [InlineData("messages[0].language", StorageLimits.Language)]
    public void Texts_are_taken_up_to_their_limit_in_code_points(string path, int limit)
    {
        string Export(string text) => path == "title"
            ? $$"""{"version":1,"title":"{{text}}","messages":[]}"""
            : $$"""{"version":1,"title":"t","messages":[{"role":"user","content":"x","{{path.Split('.')[1]}}":"{{text}}"}]}""";
        var longest = string.Concat(Enumerable.Repeat("😀", limit));
        Assert.Empty(Problems(Encoding.UTF8.GetBytes(Export(longest))));
        Assert.Equal(
            new ImportProblem(path, ImportFault.TooLong, limit.ToString(CultureInfo.InvariantCulture)),
            Assert.Single(Problems(Encoding.UTF8.GetBytes(Export(longest + "a")))));
    }

    [Fact]
    public void Metadata_are_taken_up_to_their_limit()
    {
        string Export(int length) => $$"""{"version":1,"title":"t","metadata":{"a":"{{new string('x', length - 8)}}"},"messages":[]}""";
        Assert.Empty(Problems(Encoding.UTF8.GetBytes(Export(StorageLimits.Metadata))));
        Assert.Equal(ImportFault.TooLong, Assert.Single(Problems(Encoding.UTF8.GetBytes(Export(StorageLimits.Metadata + 1)))).Fault);
    }

    [Fact]
    public void Images_are_taken_by_their_content()
    {
        string Export(string type, byte[] image) => $$"""{"version":1,"title":"t","messages":[{"role":"user","content":"","images":[{"mime_type":"{{type}}","data":"{{Convert.ToBase64String(image)}}"}]}]}""";
        var image = Assert.Single(Assert.Single(Taken(Export("image/webp", TestImages.Webp(3, 2))).Messages).Images);
        Assert.Equal(TestImages.Webp(3, 2), image.Data.ToArray());
        foreach (var bad in new[] { Export("image/png", TestImages.Webp(3, 2)), Export("image/png", [1, 2, 3]), Export("image/svg+xml", [.. "<svg/>"u8]), Export("image/png", []) })
        {
            Assert.Equal(new ImportProblem("messages[0].images[0].data", ImportFault.BadImage), Assert.Single(Problems(Encoding.UTF8.GetBytes(bad))));
        }
    }

    [Fact]
    public void So_many_problems_are_told_and_no_more()
    {
        var messages = string.Join(',', Enumerable.Repeat("""{"role":1}""", 1000));
        var problems = Problems(Encoding.UTF8.GetBytes($$"""{"version":1,"title":"t","messages":[{{messages}}]}"""));
        Assert.Equal(20, problems.Count);
        Assert.Equal(["messages[0].role", "messages[0].content", "messages[1].role"], problems.Take(3).Select(problem => problem.Path));
    }

    [Fact]
    public void Messages_are_taken_up_to_their_limit()
    {
        string Export(int count) => $$"""{"version":1,"title":"t","messages":[{{string.Join(',', Enumerable.Repeat("""{"role":"user","content":""}""", count))}}]}""";
        Assert.Equal(ImportLimits.Messages, Taken(Export(ImportLimits.Messages)).Messages.Count);
        Assert.Equal(new ImportProblem("messages", ImportFault.TooMany, "100000"), Assert.Single(Problems(Encoding.UTF8.GetBytes(Export(ImportLimits.Messages + 1)))));
    }

    [Fact]
    public async Task Anything_at_all_is_imported_or_told_to_be_wrong()
    {
        var random = new Random(20260115);
        var good = Encoding.UTF8.GetBytes(await new Talk { Title = "a\\ud800\u0001" }
            .Say(MessageRole.User, "x\"y", 1, "ko", """{"audio":{"start_ms":0,"end_ms":1},"turn":1}""", MessageType.Image, [new("image/png", TestImages.Png(1, 1))])
            .WriteAsync(Core.Exports.ExportFormat.Json));
        Assert.Empty(Problems(good));
        ReadOnlySpan<byte> pieces = "{}[]\",:\\u0d8nul-1e9tf \0\xFF"u8;
        for (var round = 0; round < 20_000; round++)
        {
            byte[] bad = [.. good];
            for (var changes = 1 + random.Next(4); changes > 0; changes--)
            {
                bad[random.Next(bad.Length)] = pieces[random.Next(pieces.Length)];
            }

            var import = SessionImport.Read(bad.AsSpan(0, random.Next(4) == 0 ? random.Next(bad.Length) : bad.Length), Now);
            Assert.Equal(import.Session is null, import.Problems.Count > 0);
        }
    }

    private static ImportedSession Taken(string json)
    {
        var import = SessionImport.Read(Encoding.UTF8.GetBytes(json), Now);
        Assert.Empty(import.Problems);
        return import.Session!;
    }

    private static IReadOnlyList<ImportProblem> Problems(byte[] json)
    {
        var import = SessionImport.Read(json, Now);
        Assert.Equal(import.Session is null, import.Problems.Count > 0);
        return import.Problems;
    }
}
