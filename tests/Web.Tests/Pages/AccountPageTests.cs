using System.Net;
using Interpreter.Core.Storage;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing.Sockets;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Pages;

/// <summary>Registering, signing in and out, and one's own account, by pages.</summary>
public sealed class AccountPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registering_signs_in_by_a_cookie_that_scripts_can_t_read()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        var answer = await visitor.PostAsync(
            "/accounts/register/", "/accounts/register/", ("username", "Anna"), ("password", "correct horse"), ("password_again", "correct horse"));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.Status, answer.Location));
        var cookie = Assert.Single(answer.Cookies, cookie => cookie.StartsWith("interpreter=", StringComparison.Ordinal));
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase);

        var page = await visitor.GetAsync("/accounts/");
        Assert.Contains("<dd translate=\"no\">Anna</dd>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_https_the_cookies_are_secure()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await http.GetAsync(new Uri("/accounts/sign-in/", UriKind.Relative), Token);
        var cookie = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("interpreter.csrf=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("anna", "wrong horse")]
    [InlineData("nobody", "correct horse")]
    public async Task A_wrong_name_or_password_is_told_alike_and_never_shown_again(string username, string password)
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        await server.RegisterAsync();
        using var visitor = new PageVisitor(server.Address);
        var answer = await visitor.SignInAsync(username, password);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("Wrong user name or password.", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{username}\"", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(password, answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/accounts/")).Status);
    }

    [Fact]
    public async Task Failures_on_the_page_and_of_programs_lock_together()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles(), new() { NameFailures = 2 });
        await server.RegisterAsync();
        using var visitor = new PageVisitor(server.Address);
        await visitor.SignInAsync("anna", "wrong horse");
        await server.PostAsync("login/", AccountServer.Credentials("anna", "wrong horse"));
        var locked = await visitor.SignInAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.Status);
        Assert.Equal(300, locked.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Contains("try again in 300 s", locked.Text, StringComparison.Ordinal);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync()).Status);
    }

    [Fact]
    public async Task Forms_count_against_the_limit_of_requests()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles(), new() { RequestsPerMinute = 2 });
        using var visitor = new PageVisitor(server.Address);
        await visitor.SignInAsync();
        await visitor.SignInAsync();
        var refused = await visitor.SignInAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal(30, refused.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/accounts/sign-in/")).Status);
    }

    [Theory]
    [InlineData("?returnUrl=%2Faccounts%2F%3Fa%3Db", "/accounts/?a=b")]
    [InlineData("?returnUrl=%2F%2Fevil.example", "/")]
    [InlineData("?returnUrl=javascript%3Aalert(1)", "/")]
    [InlineData("?returnUrl=https%3A%2F%2Fevil.example", "/")]
    [InlineData("?returnUrl=%2F%5Cevil.example", "/")]
    [InlineData("?returnUrl=%2F%0D%0ASet-Cookie:a=b", "/")]
    public async Task Signing_in_leads_back_to_where_it_was_asked_for_and_nowhere_else(string query, string location)
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        await server.RegisterAsync();
        using var visitor = new PageVisitor(server.Address);
        Assert.Equal(location, (await visitor.SignInAsync(query: query)).Location);

        // Who is signed in needs no form.
        Assert.Equal(location, (await visitor.GetAsync($"/accounts/sign-in/{query}")).Location);
    }

    [Fact]
    public async Task Who_must_sign_in_for_a_page_is_led_to_the_form_with_the_address()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        var page = await visitor.GetAsync("/accounts/?done=password");
        Assert.Equal((HttpStatusCode.Redirect, "/accounts/sign-in/?returnUrl=%2Faccounts%2F%3Fdone%3Dpassword"), (page.Status, page.Location));
    }

    [Fact]
    public async Task Signing_out_ends_the_cookie_wherever_it_was_copied_to()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        using var thief = new PageVisitor(server.Address) { Cookies = new(visitor.Cookies) };
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/accounts/")).Status);

        var answer = await visitor.PostAsync("/accounts/sign-out/", "/accounts/");
        Assert.Equal("/accounts/sign-in/", answer.Location);
        Assert.DoesNotContain("interpreter", visitor.Cookies.Keys);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/accounts/")).Status);

        // A link signs nobody out.
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visitor.GetAsync("/accounts/sign-out/")).Status);
    }

    [Fact]
    public async Task A_cookie_is_not_renewed_so_that_it_can_t_outlive_its_revocation()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles(), new() { TokenLifetime = TimeSpan.FromDays(14) });
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        server.Clock.Advance(TimeSpan.FromDays(13));
        Assert.DoesNotContain((await visitor.GetAsync("/accounts/")).Cookies, cookie => cookie.StartsWith("interpreter=", StringComparison.Ordinal));
        server.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/accounts/")).Status);
    }

    [Fact]
    public async Task Changing_the_password_ends_every_other_sign_in_and_keeps_this_one()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        using var other = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        await other.SignInAsync();
        var program = await server.SignInAsync();

        var wrong = await visitor.PostAsync(
            "/accounts/password/", "/accounts/", ("password", "not mine"), ("new_password", "battery staple"), ("new_password_again", "battery staple"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("This is not your password.", wrong.Text, StringComparison.Ordinal);
        var differ = await visitor.PostAsync(
            "/accounts/password/", "/accounts/", ("password", "correct horse"), ("new_password", "battery staple"), ("new_password_again", "battery stapler"));
        Assert.Contains("The two passwords differ.", differ.Text, StringComparison.Ordinal);

        var changed = await visitor.PostAsync(
            "/accounts/password/", "/accounts/", ("password", "correct horse"), ("new_password", "battery staple"), ("new_password_again", "battery staple"));
        Assert.Equal("/accounts/?done=password", changed.Location);
        Assert.Contains("The password was changed.", (await visitor.GetAsync(changed.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/accounts/")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/", program)).Status);
        await server.SignInAsync("anna", "battery staple");
    }

    [Fact]
    public async Task Deleting_the_account_asks_for_the_password_and_deletes_all()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        var wrong = await visitor.PostAsync("/accounts/delete/", "/accounts/", ("password", "not mine"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.NotNull(await server.Store.Users.FindByNameAsync("anna", Token));

        var deleted = await visitor.PostAsync("/accounts/delete/", "/accounts/", ("password", "correct horse"));
        Assert.Equal("/accounts/sign-in/?done=delete", deleted.Location);
        Assert.Contains("The account was deleted.", (await visitor.GetAsync(deleted.Location!)).Text, StringComparison.Ordinal);
        Assert.Null(await server.Store.Users.FindByNameAsync("anna", Token));
    }

    [Fact]
    public async Task Rules_are_told_beside_the_fields_and_html_is_letters()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        var answer = await visitor.PostAsync(
            "/accounts/register/", "/accounts/register/", ("username", "\"><script>alert(1)</script>"), ("password", "1234567"), ("password_again", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var text = WebUtility.HtmlDecode(answer.Text);
        Assert.Contains("Use letters, digits and @ . + - _ only.", text, StringComparison.Ordinal);
        Assert.Contains("Use at least 8 characters.", text, StringComparison.Ordinal);
        Assert.Contains("The two passwords differ.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await server.Store.Users.ListAsync(null, new PageRequest(), Token)).Count);
    }

    [Fact]
    public async Task Where_registration_is_closed_there_is_no_form()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles(), new() { Registration = false });
        using var visitor = new PageVisitor(server.Address);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/accounts/register/")).Status);
        Assert.DoesNotContain("/accounts/register/", (await visitor.GetAsync("/accounts/sign-in/")).Text, StringComparison.Ordinal);
        var forced = await visitor.PostAsync("/accounts/register/", "/accounts/sign-in/", ("username", "anna"), ("password", "correct horse"), ("password_again", "correct horse"));
        Assert.Equal(HttpStatusCode.Forbidden, forced.Status);
        Assert.Null(await server.Store.Users.FindByNameAsync("anna", Token));
    }

    [Fact]
    public async Task The_cookie_opens_the_socket()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles(), new() { Guests = false });
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        using var client = await SocketClient.ConnectAsync(server.Address, cookies: visitor.CookieHeader);
        await client.SendAsync("""{"type":"init"}""");
        Assert.Equal("connected", (string?)(await client.ReceiveAsync())["type"]);
        Assert.Equal((await server.Store.Users.FindByNameAsync("anna", Token))!.Id, (await server.Sessions.NextSessionAsync()).Settings.OwnerId);
    }
}
