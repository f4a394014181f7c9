using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Interpreter.Core.Chat;
using Interpreter.Core.Sessions;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing;
using Interpreter.Web.Socket;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Chat;

/// <summary>What a client says in a chat.</summary>
public sealed class ChatMessageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_asked_reaches_the_session_in_order()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, session) = await server.ChatAsync();
        using var _ = client;
        await client.SendAsync("""{"type":"text","text":"Hello, <b>you</b>","requestId":"a1"}""");
        await client.SendAsync("""{"type":"text","text":"no name","requestId":null}""");
        await client.SendAsync("""{"type":"retry","requestId":"r"}""");
        await client.SendAsync("""{"type":"clear"}""");
        await client.SendAsync("""{"type":"interrupt"}""");

        var ask = Assert.IsType<SessionCommand.Ask>(await session.NextCommandAsync());
        Assert.Equal(("Hello, <b>you</b>", "a1", 0), (ask.Text, ask.RequestId, ask.Images.Count));
        Assert.Null(Assert.IsType<SessionCommand.Ask>(await session.NextCommandAsync()).RequestId);
        Assert.Equal(new SessionCommand.AskAgain("r"), await session.NextCommandAsync());
        Assert.Equal(new SessionCommand.ClearHistory(null), await session.NextCommandAsync());
        Assert.Equal(new SessionCommand.Interrupt(), await session.NextCommandAsync());
    }

    [Fact]
    public async Task Spoken_words_travel_in_a_chat_too()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, _) = await server.OpenAsync(await server.RegisterAsync(), """{"type":"init","mode":"chat","config":{"audioEncoding":"binary","sampleRate":24000}}""");
        using var __ = client;
        var session = await server.Sessions.NextSessionAsync();
        await client.SendBinaryAsync([1, 2, 3, 4]);
        var (pcm, sequence, sampleRate) = await session.NextAudioAsync();
        Assert.Equal([1, 2, 3, 4], pcm);
        Assert.Equal((1, 24_000), (sequence, sampleRate));
    }

    [Fact]
    public async Task Who_speaks_after_another_of_the_chat_s_sockets_is_heard()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, session) = await server.ChatAsync();
        using var _ = client;
        await client.SendAudioAsync([1, 2]);
        Assert.Equal(1, (await session.NextAudioAsync()).Sequence);
        session.Attached = session.Attached with { AudioSequence = 50 };
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await client.SendAudioAsync([3, 4]);
        await client.SendAudioAsync([5, 6]);
        Assert.Equal(51, (await session.NextAudioAsync()).Sequence);
        Assert.Equal(52, (await session.NextAudioAsync()).Sequence);
    }

    [Fact]
    public async Task Images_reach_the_session_byte_for_byte_with_the_type_of_their_content()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, session) = await server.ChatAsync();
        using var _ = client;
        byte[][] images = [TestImages.Png(3, 2), TestImages.Jpeg(9, 9), TestImages.Webp(5, 5)];

        foreach (var (index, image) in images.Index())
        {
            await client.SendAsync(Image(image, index == 1 ? "image/jpg" : null, index == 0 ? "What is this?" : null));
            var ask = Assert.IsType<SessionCommand.Ask>(await session.NextCommandAsync());
            var shown = Assert.Single(ask.Images);
            Assert.Equal(index == 0 ? "What is this?" : "", ask.Text);
            Assert.Equal((ImageSniffer.MimeTypeOf(image), "i"), (shown.MimeType, ask.RequestId));
            Assert.Equal(image, shown.Data.ToArray());
        }

        var several = new JsonArray([.. images.Select(image => new JsonObject { ["data"] = Convert.ToBase64String(image).Replace("/", "_", StringComparison.Ordinal).Replace("+", "-", StringComparison.Ordinal) })]);
        await client.SendAsync(new JsonObject { ["type"] = "image", ["images"] = several, ["text"] = "Compare" }.ToJsonString());
        var all = Assert.IsType<SessionCommand.Ask>(await session.NextCommandAsync());
        Assert.Equal(images, all.Images.Select(image => image.Data.ToArray()));
        Assert.Equal(["image/png", "image/jpeg", "image/webp"], all.Images.Select(image => image.MimeType));
    }

    [Fact]
    public async Task The_largest_image_passes_however_its_base64_is_escaped_and_one_byte_more_is_refused()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, session) = await server.ChatAsync();
        using var _ = client;
        var image = new byte[ImageLimits.MaxBytes];
        new Random(1).NextBytes(image);
        TestImages.Png(4, 4).CopyTo(image, 0);

        foreach (var escaped in (bool[])[false, true])
        {
            // ToJsonString escapes every "+", as many encoders do.
            await client.SendAsync(escaped ? JsonNode.Parse(Image(image))!.ToJsonString().Replace("/", "\\/", StringComparison.Ordinal) : Image(image));
            Assert.Equal(image, Assert.IsType<SessionCommand.Ask>(await session.NextCommandAsync()).Images[0].Data.ToArray());
        }

        await client.SendAsync(Image([.. image, 0]));
        var error = await client.ReceiveAsync();
        Assert.Equal(("INVALID_IMAGE", "data", "i"), ((string?)error["code"], (string?)error["field"], (string?)error["requestId"]));
        Assert.Contains($"{ImageLimits.MaxBytes}", (string?)error["message"], StringComparison.Ordinal);
        await client.AssertAliveAsync();
    }

    [Fact]
    public async Task A_message_beyond_the_limit_of_a_chat_closes_with_1009()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, _) = await server.ChatAsync();
        using var __ = client;
        await client.SendAsync(Image(new byte[5 * 1024 * 1024]));
        var (code, message, _) = await client.ReceiveErrorAsync();
        Assert.Equal("MESSAGE_TOO_LARGE", code);
        Assert.Contains("images", message, StringComparison.Ordinal);
        Assert.Equal(1009, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Before_a_chat_is_open_and_in_an_interpretation_the_small_limit_holds()
    {
        var options = new SocketOptions { MaxMessageBytes = 4096 };
        await using var server = await AccountServer.StartAsync(new SqliteFiles(), socket: options);
        var token = await server.RegisterAsync();
        using var waiting = await server.ConnectAsync(token);
        await waiting.SendAsync(Image(new byte[4096]));
        Assert.Equal("MESSAGE_TOO_LARGE", (await waiting.ReceiveErrorAsync()).Code);

        var (interpreter, _) = await server.OpenAsync(token, """{"type":"init"}""");
        using var __ = interpreter;
        await interpreter.SendAsync(Image(new byte[4096]));
        Assert.Equal("MESSAGE_TOO_LARGE", (await interpreter.ReceiveErrorAsync()).Code);
        Assert.Equal(1009, await interpreter.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_mislabelled_image_is_refused_with_both_names()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, session) = await server.ChatAsync();
        using var _ = client;
        await client.SendAsync(Image(TestImages.Png(2, 2), "image/jpeg"));
        var (code, message, field) = await client.ReceiveErrorAsync();
        Assert.Equal(("INVALID_IMAGE", "mimeType"), (code, field));
        Assert.Contains("\"image/jpeg\"", message, StringComparison.Ordinal);
        Assert.Contains("\"image/png\"", message, StringComparison.Ordinal);
        Assert.Equal(0, session.CommandsWaiting);
    }

    [Theory]
    [InlineData("""{"type":"text"}""", "INVALID_FIELD", "text")]
    [InlineData("""{"type":"text","text":"  "}""", "INVALID_FIELD", "text")]
    [InlineData("""{"type":"text","text":7}""", "INVALID_FIELD", "text")]
    [InlineData("""{"type":"text","text":"a","requestId":7}""", "INVALID_FIELD", "requestId")]
    [InlineData("""{"type":"text","text":"a","requestId":""}""", "INVALID_FIELD", "requestId")]
    [InlineData("""{"type":"text","text":"a","requestId":"\ud800"}""", "INVALID_FIELD", "requestId")]
    [InlineData("""{"type":"retry","requestId":{}}""", "INVALID_FIELD", "requestId")]
    [InlineData("""{"type":"image"}""", "INVALID_FIELD", "data")]
    [InlineData("""{"type":"image","text":"no image"}""", "INVALID_FIELD", "data")]
    [InlineData("""{"type":"image","data":null}""", "INVALID_FIELD", "data")]
    [InlineData("""{"type":"image","data":[1]}""", "INVALID_FIELD", "data")]
    [InlineData("""{"type":"image","data":""}""", "INVALID_IMAGE", "data")]
    [InlineData("""{"type":"image","data":"????"}""", "INVALID_IMAGE", "data")]
    [InlineData("""{"type":"image","data":"\ud800"}""", "INVALID_IMAGE", "data")]
    [InlineData("""{"type":"image","data":"AAAA"}""", "INVALID_IMAGE", "data")]
    [InlineData("""{"type":"image","data":"AAAA","mimeType":1}""", "INVALID_FIELD", "mimeType")]
    [InlineData("""{"type":"image","data":"AAAA","text":1}""", "INVALID_FIELD", "text")]
    [InlineData("""{"type":"image","data":"AAAA","images":[]}""", "INVALID_FIELD", "images")]
    [InlineData("""{"type":"image","images":[]}""", "INVALID_FIELD", "images")]
    [InlineData("""{"type":"image","images":{}}""", "INVALID_FIELD", "images")]
    [InlineData("""{"type":"image","images":["AAAA"]}""", "INVALID_FIELD", "images")]
    [InlineData("""{"type":"image","images":[{"data":"AAAA"}]}""", "INVALID_IMAGE", "images[0].data")]
    [InlineData("""{"type":"image","images":[{"mimeType":"image/png"}]}""", "INVALID_FIELD", "images[0].data")]
    public async Task What_is_wrong_is_named_and_nothing_is_asked(string message, string code, string field)
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, session) = await server.ChatAsync();
        using var _ = client;
        await client.SendAsync(message);
        var error = await client.ReceiveErrorAsync();
        Assert.Equal((code, field), (error.Code, error.Field));
        await client.AssertAliveAsync();
        Assert.Equal(0, session.CommandsWaiting);
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4001, false)]
    public async Task A_text_has_at_most_4000_characters(int length, bool taken)
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, session) = await server.ChatAsync();
        using var _ = client;
        await client.SendAsync($$"""{"type":"text","text":"{{new string('가', length)}}"}""");
        if (taken)
        {
            Assert.Equal(length, Assert.IsType<SessionCommand.Ask>(await session.NextCommandAsync()).Text.Length);
        }
        else
        {
            Assert.Equal("text", (await client.ReceiveErrorAsync()).Field);
        }
    }

    [Fact]
    public async Task A_fifth_image_is_one_too_many_and_so_is_one_of_too_many_pixels()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, _) = await server.ChatAsync();
        using var __ = client;
        var one = $$"""{"data":"{{Convert.ToBase64String(TestImages.Webp(1, 1))}}"}""";
        await client.SendAsync($$"""{"type":"image","images":[{{string.Join(',', Enumerable.Repeat(one, 5))}}]}""");
        Assert.Equal("images", (await client.ReceiveErrorAsync()).Field);

        await client.SendAsync(Image(TestImages.Webp(16_384, 16_384)));
        var (code, message, _) = await client.ReceiveErrorAsync();
        Assert.Equal("INVALID_IMAGE", code);
        Assert.Contains("16384 × 16384", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image")]
    [InlineData("retry")]
    [InlineData("clear")]
    public async Task An_interpretation_takes_none_of_it(string type)
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync();
        using var _ = client;
        await client.SendAsync($$"""{"type":"{{type}}","data":"AAAA"}""");
        Assert.Equal("CHAT_ONLY", (await client.ReceiveErrorAsync()).Code);
        Assert.Equal(0, session.CommandsWaiting);
    }

    [Fact]
    public async Task Closing_leaves_the_chat_to_whoever_else_follows_it()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, session) = await server.ChatAsync();
        using var _ = client;
        await client.SendAsync("""{"type":"close"}""");
        Assert.Equal(1000, await client.ReceiveCloseAsync());
        Assert.Equal(0, session.CommandsWaiting);
    }

    private static string Image(byte[] image, string? mimeType = null, string? text = null)
    {
        var json = new StringBuilder("""{"type":"image","requestId":"i","data":" """.TrimEnd()).Append(Convert.ToBase64String(image)).Append('"');
        if (mimeType is not null)
        {
            json.Append(CultureInfo.InvariantCulture, $",\"mimeType\":\"{mimeType}\"");
        }

        if (text is not null)
        {
            json.Append(CultureInfo.InvariantCulture, $",\"text\":\"{text}\"");
        }

        return json.Append('}').ToString();
    }
}
