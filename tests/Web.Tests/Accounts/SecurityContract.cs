using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Interpreter.Core.Storage;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Accounts;

/// <summary>What accounts refuse, on every database.</summary>
public abstract class SecurityContract(IDatabases databases)
{
    private const string Required = "This field is required.";

    public static TheoryData<string, string> BadRegistrations => new()
    {
        { "{}", $$"""{"username":["{{Required}}"],"password":["{{Required}}"]}""" },
        { """{"username":null,"password":"correct horse"}""", $$"""{"username":["{{Required}}"]}""" },
        { """{"username":"","password":""}""", """{"username":["This field may not be blank."],"password":["This field may not be blank."]}""" },
        { """{"username":17,"password":["x"]}""", """{"username":["Give a text: a string in quotes."],"password":["Give a text: a string in quotes."]}""" },
        { """{"username":{"$ne":null},"password":true}""", """{"username":["Give a text: a string in quotes."],"password":["Give a text: a string in quotes."]}""" },
        { """{"username":"\ud800ab","password":"correct horse"}""", """{"username":["Give a text: a string in quotes."]}""" },
        { """{"username":"ab","password":"1234567"}""", """{"username":["Use 3 to 150 characters."],"password":["Use at least 8 characters."]}""" },
        { """{"username":"anna","password":"12345678"}""", """{"password":["Use more than digits."]}""" },
        { """{"username":"anna-maria","password":"Anna-Maria"}""", """{"password":["Don't use the user name as the password."]}""" },
        { $$"""{"username":"{{new string('a', 151)}}","password":"{{new string('b', 257)}}"}""", """{"username":["Use 3 to 150 characters."],"password":["Use at most 256 characters."]}""" },
        { """{"username":"<script>alert(1)</script>","password":"correct horse"}""", """{"username":["Use letters, digits and @ . + - _ only."]}""" },
        { """{"username":"x'; DROP TABLE users; --","password":"correct horse"}""", """{"username":["Use letters, digits and @ . + - _ only."]}""" },
        { """{"username":"anna\u0000","password":"correct horse"}""", """{"username":["Use letters, digits and @ . + - _ only."]}""" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(BadRegistrations))]
    public async Task What_breaks_a_rule_is_told_by_field_and_nothing_is_stored(string body, string answer)
    {
        await using var server = await AccountServer.StartAsync(databases);
        (await server.PostAsync("register/", body)).Says(HttpStatusCode.BadRequest, answer);
        Assert.Equal(0, (await server.Store.Users.ListAsync(null, new PageRequest(), Token)).Count);
    }

    [Fact]
    public async Task The_longest_name_and_password_are_taken_and_the_shortest()
    {
        await using var server = await AccountServer.StartAsync(databases);
        await server.RegisterAsync(new string('김', 150), new string('암', 256));
        await server.SignInAsync(new string('김', 150), new string('암', 256));
        await server.RegisterAsync("abc", "abcdefg8");
    }

    [Theory]
    [InlineData("' OR '1'='1' --")]
    [InlineData("<img src=x onerror=alert(1)>")]
    public async Task Sql_and_html_in_a_password_are_letters_like_others(string password)
    {
        await using var server = await AccountServer.StartAsync(databases);
        var token = await server.RegisterAsync("anna", password);
        await server.RegisterAsync("boris");
        await server.SignInAsync("anna", password);
        foreach (var name in (string[])["boris", password, "anna' --", "%"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsync("login/", AccountServer.Credentials(name, password))).Status);
        }

        var change = new JsonObject { ["password"] = password, ["new_password"] = $"{password};" }.ToJsonString();
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("password/", change, token)).Status);
        await server.SignInAsync("boris");
    }

    [Theory]
    [InlineData("ko-KR,ko;q=0.9,en;q=0.5", "ko", "필수 항목입니다.", "사용자 이름 또는 비밀번호가 올바르지 않습니다.")]
    [InlineData("de, ru;q=0.8", "ru", "Это поле обязательно для заполнения.", "Неверное имя пользователя или пароль.")]
    [InlineData("de", "en", Required, "Wrong user name or password.")]
    [InlineData("ko;q=0, korean", "en", Required, "Wrong user name or password.")]
    public async Task Errors_are_told_in_the_callers_language(string accepted, string language, string required, string refused)
    {
        await using var server = await AccountServer.StartAsync(databases);
        var field = await server.PostAsync("login/", """{"username":"anna"}""", language: accepted);
        Assert.Equal(required, (string?)field.Body!["password"]![0]);
        var error = await server.PostAsync("login/", AccountServer.Credentials("anna", "wrong"), language: accepted);
        Assert.Equal((refused, language), (error.Error, error.Language));
        Assert.Contains("Accept-Language", error.Headers.Vary);
    }

    [Theory]
    [InlineData("not json", "application/json", HttpStatusCode.BadRequest, "The body is not a JSON object.")]
    [InlineData("", "application/json", HttpStatusCode.BadRequest, "The body is not a JSON object.")]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest, "The body is not a JSON object.")]
    [InlineData("[[[[[[[[[[[[]]]]]]]]]]]]", "application/json", HttpStatusCode.BadRequest, "The body is not a JSON object.")]
    [InlineData("{\"username\":", "application/json; charset=utf-8", HttpStatusCode.BadRequest, "The body is not a JSON object.")]
    [InlineData("username=anna&password=x", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "Send the body as \"Content-Type: application/json\".")]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType, "Send the body as \"Content-Type: application/json\".")]
    public async Task A_body_that_is_no_json_object_is_refused(string body, string type, HttpStatusCode status, string error)
    {
        await using var server = await AccountServer.StartAsync(databases);
        foreach (var path in (string[])["register/", "login/"])
        {
            var content = new StringContent(body);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            var answer = await server.SendAsync(HttpMethod.Post, path, content);
            Assert.Equal((status, error), (answer.Status, answer.Error));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whether_it_says_its_length_or_not(bool saysLength)
    {
        await using var server = await AccountServer.StartAsync(databases);
        var bytes = Encoding.UTF8.GetBytes(AccountServer.Credentials("anna", new string('x', 20_000)));
        HttpContent content = saysLength ? new ByteArrayContent(bytes) : new PushContent(bytes);
        content.Headers.ContentType = new("application/json");
        var answer = await server.SendAsync(HttpMethod.Post, "register/", content);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "The body is too large: at most 16384 bytes are allowed."), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task Wrong_methods_and_addresses_are_told_in_the_apis_shape()
    {
        await using var server = await AccountServer.StartAsync(databases);
        Assert.Equal("This address does not take GET.", (await server.GetAsync("login/")).Error);
        var nothing = await server.GetAsync("nothing/");
        Assert.Equal((HttpStatusCode.NotFound, "There is nothing at this address."), (nothing.Status, nothing.Error));
    }

    [Fact]
    public async Task A_token_that_was_changed_anywhere_is_refused()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var token = await server.RegisterAsync();
        var forged = Enumerable.Range(0, 12).Select(part => part * (token.Length - 1) / 11)
            .Select(index => $"{token[..index]}{(token[index] == 'A' ? 'B' : 'A')}{token[(index + 1)..]}")
            .Where(text => text[^1] == token[^1])
            .Concat([token[..^4], token + "AAAA", "", "null", "../../etc/passwd", new string('A', 4000)]);
        foreach (var text in forged)
        {
            var answer = await server.SendAsync(HttpMethod.Get, "me/", authorization: $"Bearer {text}", from: $"10.0.0.{text.Length % 200}");
            Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.Status, answer.Headers.WwwAuthenticate.ToString()));
            Assert.StartsWith("Sign in first", answer.Error, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(HttpMethod.Get, "me/", authorization: $"Basic {token}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync($"me/?access_token={token}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("me/", token)).Status);
    }

    [Fact]
    public async Task A_token_of_another_servers_keys_is_refused()
    {
        await using var server = await AccountServer.StartAsync(databases);
        await using var other = await AccountServer.StartAsync(databases);
        await server.RegisterAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/", await other.RegisterAsync())).Status);
    }

    [Fact]
    public async Task A_token_expires()
    {
        await using var server = await AccountServer.StartAsync(databases, new() { TokenLifetime = TimeSpan.FromHours(1) });
        var token = await server.RegisterAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("me/", token)).Status);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/", token)).Status);
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("ANNA")]
    [InlineData("nobody")]
    public async Task Failures_lock_a_name_for_a_while_and_do_not_tell_whether_anybody_has_it(string name)
    {
        await using var server = await AccountServer.StartAsync(databases);
        await server.RegisterAsync();
        for (var failure = 0; failure < 5; failure++)
        {
            (await server.PostAsync("login/", AccountServer.Credentials(name, "wrong horse")))
                .Says(HttpStatusCode.Unauthorized, """{"error":"Wrong user name or password."}""");
        }

        // Even the right password is not checked, from wherever it comes.
        var locked = await server.PostAsync("login/", AccountServer.Credentials(name, "correct horse"), from: "10.0.0.1");
        locked.Says(HttpStatusCode.TooManyRequests, """{"error":"Too many failed attempts: try again in 300 s."}""");
        Assert.Equal(TimeSpan.FromMinutes(5), locked.Headers.RetryAfter?.Delta);

        server.Clock.Advance(TimeSpan.FromMinutes(5));
        var after = await server.PostAsync("login/", AccountServer.Credentials(name, "correct horse"));
        Assert.Equal(name == "nobody" ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, after.Status);
    }

    [Fact]
    public async Task A_good_sign_in_forgets_failures()
    {
        await using var server = await AccountServer.StartAsync(databases);
        await server.RegisterAsync();
        for (var round = 0; round < 3; round++)
        {
            for (var failure = 0; failure < 4; failure++)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsync("login/", AccountServer.Credentials("anna", "wrong horse"))).Status);
            }

            await server.SignInAsync();
        }
    }

    [Fact]
    public async Task A_stolen_token_does_not_help_to_guess_the_password()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var token = await server.RegisterAsync();
        for (var failure = 0; failure < 5; failure++)
        {
            var answer = await server.PostAsync("password/", """{"password":"wrong horse","new_password":"battery staple"}""", token);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        }

        var locked = await server.PostAsync("password/", """{"password":"correct horse","new_password":"battery staple"}""", token);
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.Status);
    }

    [Fact]
    public async Task Failures_lock_an_address_whatever_names_it_tries()
    {
        await using var server = await AccountServer.StartAsync(databases, new() { AddressFailures = 3 });
        await server.RegisterAsync();
        foreach (var name in (string[])["one", "two", "three"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsync("login/", AccountServer.Credentials(name, "wrong horse"), from: "10.0.0.1")).Status);
        }

        var right = AccountServer.Credentials("anna", "correct horse");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.PostAsync("login/", right, from: "10.0.0.1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("login/", right, from: "10.0.0.2")).Status);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("login/", right, from: "10.0.0.1")).Status);
    }

    [Fact]
    public async Task An_address_may_ask_so_often_and_is_told_when_again()
    {
        await using var server = await AccountServer.StartAsync(databases, new() { RequestsPerMinute = 3 });
        for (var request = 0; request < 3; request++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync("login/", "{}", from: "2001:db8::1")).Status);
        }

        // The same network by another address.
        var refused = await server.PostAsync("register/", "{}", from: "2001:db8::2");
        refused.Says(HttpStatusCode.TooManyRequests, """{"error":"Too many requests: try again in 20 s."}""");
        Assert.Equal(TimeSpan.FromSeconds(20), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync("login/", "{}", from: "2001:db8:0:1::1")).Status);
        server.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync("login/", "{}", from: "2001:db8::1")).Status);
    }

    [Fact]
    public async Task Neither_passwords_nor_tokens_are_logged()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var token = await server.RegisterAsync("anna", "s3cret-horse");
        await server.PostAsync("login/", AccountServer.Credentials("anna", "s3cret-wrong"));
        await server.PostAsync("login/", """{"username":"anna","password":"s3cret-broken""");
        await server.GetAsync("me/", token);
        await server.GetAsync("me/", token + "x");
        Assert.NotEmpty(server.Entries);
        Assert.DoesNotContain(server.Entries, entry => entry.Contains("s3cret", StringComparison.Ordinal) || entry.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_fails_is_told_as_busy_and_logged()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var token = await server.RegisterAsync();
        server.BreakDatabase();
        var answer = await server.GetAsync("me/", token);
        answer.Says(HttpStatusCode.ServiceUnavailable, """{"error":"The server is busy: try again in a moment."}""");
        Assert.Contains(server.Entries, entry => entry.StartsWith("Error", StringComparison.Ordinal) && entry.Contains(nameof(TimeoutException), StringComparison.Ordinal));
    }

    /// <summary>A body that does not say its length.</summary>
    private sealed class PushContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes, Token).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
