using System.Net;
using Interpreter.Core.Upstream;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Web.Preferences;
using Interpreter.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Tests.Pages;

/// <summary>/gemini/settings/ and /gemini/test-api-key/.</summary>
public sealed class SettingsPageTests
{
    private const string Settings = "/gemini/settings/";

    private static readonly (string, string)[] Valid =
    [
        ("action", "preferences"), ("model", "two-way"), ("voice", "Kore"), ("first_language", "ru"), ("second_language", "ja"), ("vad_threshold", "700"), ("vad_hangover_frames", "25"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_tested_and_stored_encrypted_and_shown_by_its_end_alone()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        Assert.Contains("None is stored", (await visitor.GetAsync(Settings)).Text, StringComparison.Ordinal);

        var saved = await visitor.PostAsync(Settings, Settings, ("action", "key"), ("api_key", "  AIza-the-secret-1234 "));
        Assert.Equal("/gemini/settings/?done=key", saved.Location);
        Assert.Equal(["AIza-the-secret-1234"], server.KeyProbe.Asked);
        var page = await visitor.GetAsync(saved.Location!);
        Assert.Contains("ends in …1234", WebUtility.HtmlDecode(page.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page.Text, StringComparison.Ordinal);

        var id = (await server.Store.Users.FindByNameAsync("anna", Token))!.Id;
        Assert.DoesNotContain("secret", string.Concat((await server.Store.Settings.ReadAsync(id, Token)).Values), StringComparison.Ordinal);
        Assert.Equal("AIza-the-secret-1234", await server.Services.GetRequiredService<IUserKeys>().FindAsync(id, Token));
        Assert.DoesNotContain(server.Entries, entry => entry.Contains("secret", StringComparison.Ordinal));

        Assert.Equal("/gemini/settings/?done=key-deleted", (await visitor.PostAsync(Settings, Settings, ("action", "delete-key"))).Location);
        Assert.Null(await server.Services.GetRequiredService<IUserKeys>().FindAsync(id, Token));
    }

    [Fact]
    public async Task A_stored_key_is_worth_nothing_in_another_users_row()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        await visitor.PostAsync(Settings, Settings, ("action", "key"), ("api_key", "AIza-the-secret-1234"));
        await server.RegisterAsync("boris");
        var (anna, boris) = ((await server.Store.Users.FindByNameAsync("anna", Token))!.Id, (await server.Store.Users.FindByNameAsync("boris", Token))!.Id);
        var stolen = (await server.Store.Settings.ReadAsync(anna, Token)).ToDictionary(entry => entry.Key, entry => (string?)entry.Value);
        await server.Store.Settings.WriteAsync(boris, stolen, Token);

        var keys = server.Services.GetRequiredService<UserKeys>();
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(async () => await keys.FindAsync(boris, Token));
        Assert.Equal(new UserKeyState("", CanBeRead: false), await keys.DescribeAsync(boris, Token));
    }

    [Theory]
    [InlineData("", "The API key may not be empty.")]
    [InlineData("   ", "The API key may not be empty.")]
    [InlineData("refused-key", "Gemini refuses this key")]
    [InlineData("spent-key", "The quota of this key is used up.")]
    [InlineData("lost-key", "Gemini could not be asked")]
    [InlineData("ключ", "This is no API key")]
    [InlineData("a\r\nX-Injected: 1", "This is no API key")]
    [InlineData("<script>alert(1) </script>", "This is no API key")]
    public async Task A_key_that_is_not_taken_is_not_stored(string key, string complaint)
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        var answer = await visitor.PostAsync(Settings, Settings, ("action", "key"), ("api_key", key));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(complaint, WebUtility.HtmlDecode(answer.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await server.Store.Settings.ReadAsync((await server.Store.Users.FindByNameAsync("anna", Token))!.Id, Token));
    }

    [Theory]
    [InlineData("ru", """{"api_key":"your-gemini-api-key"}""", 200, """{"success":true,"message":"Подключение к Gemini API успешно установлено"}""")]
    [InlineData("ru", """{"api_key":""}""", 400, """{"success":false,"error":"API ключ не может быть пустым"}""")]
    [InlineData("en", "{}", 400, """{"success":false,"error":"The API key may not be empty."}""")]
    [InlineData("en", """{"api_key":17}""", 400, """{"success":false,"error":"Give a text: a string in quotes."}""")]
    [InlineData("en", """["key"]""", 400, """{"success":false,"error":"The body is not a JSON object."}""")]
    [InlineData("en", """{"api_key":"refused-key"}""", 200, """{"success":false,"error":"Gemini refuses this key: copy it again from Google AI Studio."}""")]
    [InlineData("ko", """{"api_key":"열쇠"}""", 200, """{"success":false,"error":"API 키가 아닙니다. 키는 공백 없는 영문자, 숫자, 기호로 이루어집니다."}""")]
    public async Task The_test_of_a_key_answers_as_the_earlier_chat_system(string language, string body, int status, string answer)
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address, language);
        await visitor.RegisterAsync();
        var token = (await visitor.GetAsync(Settings)).Token;
        var told = await visitor.CallAsync(HttpMethod.Post, "/gemini/test-api-key/", body, token);
        Assert.Equal(status, (int)told.Status);
        Assert.Equal(answer, System.Text.Json.Nodes.JsonNode.Parse(told.Text)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Empty(await server.Store.Settings.ReadAsync((await server.Store.Users.FindByNameAsync("anna", Token))!.Id, Token));
    }

    [Fact]
    public async Task The_test_of_a_key_needs_a_sign_in_a_token_against_forgery_and_patience()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles(), new() { RequestsPerMinute = 3 });
        using var visitor = new PageVisitor(server.Address);
        const string Body = """{"api_key":"key"}""";
        var guest = await visitor.CallAsync(HttpMethod.Post, "/gemini/test-api-key/", Body, null);
        Assert.Equal(HttpStatusCode.Unauthorized, guest.Status);
        Assert.StartsWith("""{"success":false,"error":""", guest.Text, StringComparison.Ordinal);

        await visitor.RegisterAsync();
        var forged = await visitor.CallAsync(HttpMethod.Post, "/gemini/test-api-key/", Body, null);
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.StartsWith("""{"success":false,"error":""", forged.Text, StringComparison.Ordinal);
        Assert.Empty(server.KeyProbe.Asked);

        var token = (await visitor.GetAsync(Settings)).Token;
        Assert.Equal(HttpStatusCode.OK, (await visitor.CallAsync(HttpMethod.Post, "/gemini/test-api-key/", Body, token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.CallAsync(HttpMethod.Post, "/gemini/test-api-key/", Body, token)).Status);
        var refused = await visitor.CallAsync(HttpMethod.Post, "/gemini/test-api-key/", Body, token);
        Assert.Equal((HttpStatusCode.TooManyRequests, 20), (refused.Status, refused.Headers.RetryAfter?.Delta?.TotalSeconds));
    }

    [Fact]
    public async Task Preferences_are_kept_shown_and_what_sessions_begin_with()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        Assert.Equal("/gemini/settings/?done=saved", (await visitor.PostAsync(Settings, Settings, Valid)).Location);
        var page = (await visitor.GetAsync(Settings)).Text;
        Assert.Matches("<option value=\"Kore\"[^>]* selected", page);
        Assert.Matches("<option value=\"ja\"[^>]* selected", page);
        Assert.Contains("value=\"700\"", page, StringComparison.Ordinal);

        using var client = await Interpreter.Testing.Sockets.SocketClient.ConnectAsync(server.Address, cookies: visitor.CookieHeader);
        await client.SendAsync("""{"type":"init","config":{"vad":{"threshold":3}}}""");
        Assert.Equal("connected", (string?)(await client.ReceiveAsync())["type"]);
        var session = (await server.Sessions.NextSessionAsync()).Settings;
        Assert.Equal(("two-way", "Kore", ("ru", "ja"), 3, 25), (session.Model.Id, session.Voice, session.Languages, session.VoiceGate.Threshold, session.VoiceGate.HangoverFrames));

        var info = System.Text.Json.Nodes.JsonNode.Parse((await visitor.CallAsync(HttpMethod.Get, "/api/v1/interpreter", null, null)).Text)!;
        Assert.Equal("""{"languages":["ru","ja"],"voice":"Kore","model":"two-way","vad":{"threshold":700,"hangoverFrames":25}}""", info["defaults"]!.ToJsonString());

        // A guest has what everybody has.
        using var guest = await Interpreter.Testing.Sockets.SocketClient.ConnectAsync(server.Address);
        await guest.SendAsync("""{"type":"init"}""");
        Assert.Equal("connected", (string?)(await guest.ReceiveAsync())["type"]);
        Assert.Equal((("ko", "en"), 500), ((await server.Sessions.NextSessionAsync()).Settings is var theirs ? (theirs.Languages, theirs.VoiceGate.Threshold) : default));
    }

    [Theory]
    [InlineData("model", "one-way", "This is not offered")]
    [InlineData("model", "' OR 1=1 --", "This is not offered")]
    [InlineData("voice", "\"><script>alert(1)</script>", "This is not offered")]
    [InlineData("second_language", "ru", "Choose two different languages.")]
    [InlineData("second_language", "xx", "Choose two different languages.")]
    [InlineData("vad_threshold", "32768", "Give a whole number from 0 to 32767.")]
    [InlineData("vad_threshold", "-1", "Give a whole number from 0 to 32767.")]
    [InlineData("vad_threshold", "1e3", "Give a whole number from 0 to 32767.")]
    [InlineData("vad_hangover_frames", "0", "Give a whole number from 1 to 250.")]
    [InlineData("vad_hangover_frames", "251", "Give a whole number from 1 to 250.")]
    public async Task What_is_out_of_bounds_is_told_and_nothing_is_kept(string field, string value, string complaint)
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        var answer = await visitor.PostAsync(Settings, Settings, [.. Valid.Where(entry => entry.Item1 != field), (field, value)]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(complaint, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await server.Store.Settings.ReadAsync((await server.Store.Users.FindByNameAsync("anna", Token))!.Id, Token));
    }

    [Fact]
    public async Task The_limits_themselves_are_taken_and_a_blank_is_the_servers()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        var id = (await server.Store.Users.FindByNameAsync("anna", Token))!.Id;
        var store = server.Services.GetRequiredService<PreferenceStore>();
        foreach (var (threshold, hangover) in new[] { ("0", "1"), ("32767", "250"), ("", "") })
        {
            (string, string)[] form = [("action", "preferences"), ("model", ""), ("voice", ""), ("first_language", "ko"), ("second_language", "en"), ("vad_threshold", threshold), ("vad_hangover_frames", hangover)];
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync(Settings, Settings, form)).Status);
            var kept = await store.LoadAsync(id, Token);
            Assert.Equal((threshold, hangover), ($"{kept.VadThreshold}", $"{kept.VadHangoverFrames}"));
            Assert.Equal((null, null), (kept.Model, kept.Voice));
        }
    }
}
