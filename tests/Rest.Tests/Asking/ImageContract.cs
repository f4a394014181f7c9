using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Interpreter.Rest.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Rest.Tests.Asking;

/// <summary>Images in questions.</summary>
public abstract class ImageContract(RestServer server) : RestContract(server)
{
    private const int MaxBytes = 4 * 1024 * 1024;

    [Fact]
    public async Task Images_come_in_json_and_are_given_back_as_they_were()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        byte[][] files = [TestImages.Png(3, 2), TestImages.Jpeg(5, 4), TestImages.Webp(7, 6)];
        string[] types = ["image/png", "image/jpeg", "image/webp"];
        var images = new JsonArray([.. files.Zip(types, (file, type) => new JsonObject { ["mime_type"] = type, ["data"] = Convert.ToBase64String(file) })]);
        var pair = (await anna.PostAsync($"chat-sessions/{id}/send_message/", new JsonObject { ["content"] = "What is this?", ["images"] = images }.ToJsonString())).Ok();

        var question = pair["user_message"]!;
        Assert.Equal("image", (string?)question["message_type"]);
        Assert.Equal(types, question["metadata"]!["images"]!.AsArray().Select(image => (string?)image!["mime_type"]));
        Assert.Contains("Images received: 3.", (string)pair["assistant_message"]!["content"]!, StringComparison.Ordinal);
        foreach (var (index, file) in files.Index())
        {
            var image = await anna.GetAsync($"chat-messages/{question["id"]}/images/{index}/");
            Assert.Equal((HttpStatusCode.OK, types[index]), (image.Status, image.ContentHeaders.ContentType?.MediaType));
            Assert.Equal(file, image.Bytes);
            Assert.Equal("nosniff", Assert.Single(image.Headers.GetValues("X-Content-Type-Options")));
            Assert.True(image.Headers.CacheControl is { Private: true, MaxAge.TotalHours: 24 });
            Assert.Equal("default-src 'none'; sandbox", Assert.Single(image.Headers.GetValues("Content-Security-Policy")));
        }

        const string NoImage = """{"error":"The message has no such image."}""";
        (await anna.GetAsync($"chat-messages/{question["id"]}/images/3/")).Says(HttpStatusCode.NotFound, NoImage);
        (await anna.GetAsync($"chat-messages/{question["id"]}/images/-1/")).Says(HttpStatusCode.NotFound, NoImage);
        (await anna.GetAsync($"chat-messages/{pair["assistant_message"]!["id"]}/images/0/")).Says(HttpStatusCode.NotFound, NoImage);
        var boris = await Server.RegisterAsync();
        (await boris.GetAsync($"chat-messages/{question["id"]}/images/0/")).Says(HttpStatusCode.NotFound, """{"error":"Message not found."}""");
        (await boris.GetAsync("chat-messages/987654321/images/0/")).Says(HttpStatusCode.NotFound, """{"error":"Message not found."}""");
    }

    [Fact]
    public async Task Images_come_as_files_of_a_form_with_or_without_a_text()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var pair = (await SendAsync(anna, id, "Что это?", (TestImages.Png(3, 2), "image/png"), (TestImages.Jpeg(5, 4), null))).Ok();
        Assert.Equal("Что это?", (string?)pair["user_message"]!["content"]);
        Assert.Equal(["image/png", "image/jpeg"], pair["user_message"]!["metadata"]!["images"]!.AsArray().Select(image => (string?)image!["mime_type"]));
        Assert.Equal(TestImages.Jpeg(5, 4), (await anna.GetAsync($"chat-messages/{pair["user_message"]!["id"]}/images/1")).Bytes);

        var silent = (await SendAsync(anna, id, null, (TestImages.Webp(7, 6), "image/webp"))).Ok();
        Assert.Equal("", (string?)silent["user_message"]!["content"]);
    }

    [Fact]
    public async Task The_largest_image_is_taken_and_one_byte_more_is_not()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        var largest = Padded(MaxBytes);
        (await SendAsync(anna, id, "Form", (largest, "image/webp"))).Ok();
        (await anna.PostAsync($"chat-sessions/{id}/send_message/", Json("JSON", [("image/webp", largest), ("image/webp", largest), ("image/webp", largest), ("image/webp", largest)]))).Ok();

        const string TooLarge = """{"images":["Image 1 is too large: at most 4 MiB are allowed."]}""";
        (await SendAsync(anna, id, "Form", (Padded(MaxBytes + 2), "image/webp"))).Says(HttpStatusCode.BadRequest, TooLarge);
        (await anna.PostAsync($"chat-sessions/{id}/send_message/", Json("JSON", [("image/webp", Padded(MaxBytes + 2))]))).Says(HttpStatusCode.BadRequest, TooLarge);
        Assert.Equal(4, (int)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["messages_count"]!);
    }

    public static TheoryData<string, string> BadImages => new()
    {
        { Json("x", [("image/png", TestImages.Jpeg(5, 4))]), """{"images":["Image 1 is image/jpeg, not what it is labelled as."]}""" },
        { Json("x", [("image/png", TestImages.Png(5, 4)), ("text/html", TestImages.Png(5, 4))]), """{"images":["Image 2 is image/png, not what it is labelled as."]}""" },
        { Json("x", [("image/svg+xml", "<svg onload=alert(1)>"u8.ToArray())]), """{"images":["Image 1 is no PNG, JPEG or WebP, or is damaged."]}""" },
        { Json("x", [("image/png", "<html><script>alert(1)</script>"u8.ToArray())]), """{"images":["Image 1 is no PNG, JPEG or WebP, or is damaged."]}""" },
        { Json("x", [("image/png", TestImages.Png(5, 4)[..20])]), """{"images":["Image 1 is no PNG, JPEG or WebP, or is damaged."]}""" },
        { Json("x", [("image/png", [])]), """{"images":["Image 1 is empty."]}""" },
        { Json("x", [.. Enumerable.Repeat(("image/png", TestImages.Png(1, 1)), 5)]), """{"images":["Send at most 4 images."]}""" },
        { """{"content":"x","images":[{"mime_type":"image/png","data":"%%%"}]}""", """{"images":["Image 1: give \"mime_type\", and \"data\" in base64."]}""" },
        { """{"content":"x","images":[{"mime_type":"image/png"}]}""", """{"images":["Image 1: give \"mime_type\", and \"data\" in base64."]}""" },
        { """{"content":"x","images":[{"mime_type":7,"data":"AAAA"}]}""", """{"images":["Image 1: give \"mime_type\", and \"data\" in base64."]}""" },
        { """{"content":"x","images":[{"mime_type":"\ud800","data":"AAAA"}]}""", """{"images":["Image 1: give \"mime_type\", and \"data\" in base64."]}""" },
        { """{"content":"x","images":["AAAA"]}""", """{"images":["Image 1: give \"mime_type\", and \"data\" in base64."]}""" },
        { """{"content":"x","images":{"data":"AAAA"}}""", """{"images":["Give a list."]}""" },
        { """{"content":"","images":[]}""", """{"content":["This field may not be blank."]}""" },
        { """{"images":[]}""", """{"content":["This field is required."]}""" },
    };

    [Theory]
    [MemberData(nameof(BadImages))]
    public async Task An_image_that_is_none_is_refused_and_nothing_is_stored(string body, string answer)
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        (await anna.PostAsync($"chat-sessions/{id}/send_message/", body)).Says(HttpStatusCode.BadRequest, answer);
        Assert.Equal(0, (int)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["messages_count"]!);
    }

    [Fact]
    public async Task A_form_that_is_none_or_says_nothing_is_refused_and_nothing_is_stored()
    {
        var anna = await Server.RegisterAsync();
        var id = await anna.CreateSessionAsync();
        (await SendAsync(anna, id, "x", ("<svg/>"u8.ToArray(), "image/png"))).Says(HttpStatusCode.BadRequest, """{"images":["Image 1 is no PNG, JPEG or WebP, or is damaged."]}""");
        (await SendAsync(anna, id, "x", (TestImages.Png(2, 2), "image/webp"))).Says(HttpStatusCode.BadRequest, """{"images":["Image 1 is image/png, not what it is labelled as."]}""");
        (await SendAsync(anna, id, "x", [.. Enumerable.Repeat((TestImages.Png(2, 2), (string?)"image/png"), 5)])).Says(HttpStatusCode.BadRequest, """{"images":["Send at most 4 images."]}""");
        (await SendAsync(anna, id, " ")).Says(HttpStatusCode.BadRequest, """{"content":["This field may not be blank."]}""");
        (await SendAsync(anna, id, "a\0b")).Says(HttpStatusCode.BadRequest, """{"content":["Leave out the character U+0000."]}""");
        (await SendAsync(anna, id, new string('a', 4001))).Says(HttpStatusCode.BadRequest, """{"content":["Use at most 4000 characters."]}""");

        using var broken = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\nHello"u8.ToArray());
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        (await anna.SendAsync(HttpMethod.Post, $"chat-sessions/{id}/send_message/", broken)).Says(HttpStatusCode.BadRequest, """{"error":"The body is not a form."}""");
        using var boundless = new ByteArrayContent("Hello"u8.ToArray());
        boundless.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data");
        (await anna.SendAsync(HttpMethod.Post, $"chat-sessions/{id}/send_message/", boundless)).Says(HttpStatusCode.BadRequest, """{"error":"The body is not a form."}""");
        Assert.Equal(0, (int)(await anna.GetAsync($"chat-sessions/{id}/")).Ok()["messages_count"]!);
    }

    private static string Json(string content, IEnumerable<(string Type, byte[] File)> images) => new JsonObject
    {
        ["content"] = content,
        ["images"] = new JsonArray([.. images.Select(image => new JsonObject { ["mime_type"] = image.Type, ["data"] = Convert.ToBase64String(image.File) })]),
    }.ToJsonString();

    private static async Task<Answer> SendAsync(Person person, long id, string? content, params (byte[] File, string? Type)[] files)
    {
        using var form = new MultipartFormDataContent();
        if (content is not null)
        {
            form.Add(new StringContent(content), "content");
        }

        foreach (var (file, type) in files)
        {
            var part = new ByteArrayContent(file);
            part.Headers.ContentType = type is null ? null : new(type);
            form.Add(part, "images", "file");
        }

        return await person.SendAsync(HttpMethod.Post, $"chat-sessions/{id}/send_message/", form);
    }

    // A WebP with a chunk that readers skip. Chunks have even lengths.
    private static byte[] Padded(int length)
    {
        var image = TestImages.Webp(7, 6);
        var chunks = image.AsSpan(12).ToArray();
        var padded = TestImages.Riff(chunks, TestImages.RiffChunk("EXIF"u8, new byte[length - image.Length - 8]));
        Assert.Equal(length, padded.Length);
        return padded;
    }
}
