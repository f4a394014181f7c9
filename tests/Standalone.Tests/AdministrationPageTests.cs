using System.Net;
using System.Text.RegularExpressions;
using Interpreter.Core.Storage;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing.Sockets;
using Interpreter.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Standalone.Tests;

/// <summary>/gemini/admin/.</summary>
public sealed class AdministrationPageTests
{
    private const string Root = "/gemini/admin/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_are_for_administrators_alone()
    {
        await using var server = await StartAsync();
        using var chief = await ChiefAsync(server);
        using var anna = new PageVisitor(server.Address);
        using var guest = new PageVisitor(server.Address);
        await anna.RegisterAsync();
        var user = await AddressOfAsync(chief, "anna");
        foreach (var path in new[] { Root, user })
        {
            Assert.Equal(HttpStatusCode.OK, (await chief.GetAsync(path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await anna.GetAsync(path)).Status);
            Assert.StartsWith("/accounts/sign-in/?returnUrl=", (await guest.GetAsync(path)).Location, StringComparison.Ordinal);
        }

        var forced = await anna.PostAsync(user, "/accounts/", ("action", "account"), ("role", "administrator"), ("state", "open"));
        Assert.Equal(HttpStatusCode.Forbidden, forced.Status);
        Assert.DoesNotContain(Root, (await anna.GetAsync("/accounts/")).Text, StringComparison.Ordinal);
        Assert.Equal(UserRole.User, (await FindAsync(server, "anna")).Role);
    }

    [Fact]
    public async Task Users_are_searched_and_shown_page_by_page_and_their_names_are_text()
    {
        await using var server = await StartAsync();
        using var chief = await ChiefAsync(server);
        var users = server.Services.GetRequiredService<IUserStore>();
        for (var index = 0; index < 60; index++)
        {
            await users.CreateAsync(new NewUser($"user-{index:00}", "hash", "stamp"), Token);
        }

        await users.CreateAsync(new NewUser("<script>alert(1)</script>", "hash", "stamp"), Token);
        var first = await chief.GetAsync(Root);
        Assert.Contains("Page 1 of 2, users: 62", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("stamp", first.Text, StringComparison.Ordinal);
        Assert.Contains("user-59", (await chief.GetAsync($"{Root}?page=2")).Text, StringComparison.Ordinal);
        Assert.Equal(10, Regex.Count((await chief.GetAsync($"{Root}?search=USER-1")).Text, "<th scope=\"row\">"));
        Assert.Contains("Nobody has such a name.", (await chief.GetAsync($"{Root}?search='%20OR%201=1%20--")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", (await chief.GetAsync($"{Root}?search=%22%3E%3Cb%3E")).Text, StringComparison.Ordinal);
        foreach (var page in new[] { "0", "-1", "x", "99999999999" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await chief.GetAsync($"{Root}?page={page}")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await chief.GetAsync($"{Root}?search={new string('a', 201)}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chief.GetAsync($"{Root}users/99999/")).Status);
    }

    [Fact]
    public async Task A_closed_account_is_signed_out_everywhere_and_opened_again()
    {
        await using var server = await StartAsync();
        using var chief = await ChiefAsync(server);
        using var anna = new PageVisitor(server.Address);
        await anna.RegisterAsync();
        using var socket = await SocketClient.ConnectAsync(server.Address, cookies: anna.CookieHeader);
        var address = await AddressOfAsync(chief, "anna");

        var closed = await chief.PostAsync(address, address, ("action", "account"), ("role", "user"), ("state", "closed"));
        Assert.Equal($"{address}?done", closed.Location);
        Assert.Equal(1008, await socket.ReceiveCloseAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await anna.GetAsync("/accounts/")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anna.SignInAsync()).Status);

        await chief.PostAsync(address, address, ("action", "account"), ("role", "administrator"), ("state", "open"));
        Assert.Equal(HttpStatusCode.Redirect, (await anna.SignInAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await anna.GetAsync(Root)).Status);
    }

    [Theory]
    [InlineData("user", "open")]
    [InlineData("administrator", "closed")]
    public async Task The_last_administrator_stays_one(string role, string state)
    {
        await using var server = await StartAsync();
        using var chief = await ChiefAsync(server);
        var address = await AddressOfAsync(chief, "chief");
        var refused = await chief.PostAsync(address, address, ("action", "account"), ("role", role), ("state", state));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("This is the last administrator: make another one first.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await chief.GetAsync(Root)).Status);
    }

    [Fact]
    public async Task Limits_are_set_for_one_user_and_hold_at_once()
    {
        await using var server = await StartAsync();
        using var chief = await ChiefAsync(server);
        using var anna = new PageVisitor(server.Address);
        await anna.RegisterAsync();
        var address = await AddressOfAsync(chief, "anna");
        var saved = await chief.PostAsync(
            address, address, ("action", "limits"), ("requests_per_minute", "7"), ("concurrent_sessions", ""), ("audio_minutes_per_day", "1,5"), ("tokens_per_day", "5"), ("tokens_per_day_unlimited", "on"), ("spend_per_day", "0.25"));
        Assert.Equal($"{address}?done", saved.Location);
        Assert.Equal(
            """{"requests_per_minute":7,"audio_minutes_per_day":1.5,"tokens_per_day":"unlimited","spend_per_day":0.25}""", (await FindAsync(server, "anna")).Limits);
        var quota = (await anna.CallAsync(HttpMethod.Get, "/api/v1/gemini/quota/", null, null)).Text;
        Assert.Contains("\"kind\":\"requests_per_minute\",\"limit\":7", quota, StringComparison.Ordinal);

        var page = (await chief.GetAsync(address)).Text;
        Assert.Contains("value=\"1.5\"", page, StringComparison.Ordinal);
        Assert.Matches("name=\"tokens_per_day_unlimited\" value=\"on\"[^>]* checked", page);
        await chief.PostAsync(address, address, ("action", "limits"));
        Assert.True(string.IsNullOrEmpty((await FindAsync(server, "anna")).Limits));
    }

    [Theory]
    [InlineData("requests_per_minute", "-1", "Give a whole number from 0 to 1000000")]
    [InlineData("requests_per_minute", "1.5", "Give a whole number from 0 to 1000000")]
    [InlineData("requests_per_minute", "1000001", "Give a whole number from 0 to 1000000")]
    [InlineData("tokens_per_day", "1e9", "Give a whole number from 0 to 1000000000000000")]
    [InlineData("spend_per_day", "1,000,000", "Give a number from 0 to 1000000")]
    [InlineData("spend_per_day", "\"><script>alert(1)</script>", "Give a number from 0 to 1000000")]
    public async Task A_limit_that_is_none_is_told_and_nothing_is_changed(string field, string value, string complaint)
    {
        await using var server = await StartAsync();
        using var chief = await ChiefAsync(server);
        var address = await AddressOfAsync(chief, "chief");
        var refused = await chief.PostAsync(address, address, ("action", "limits"), (field, value));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(complaint, refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", refused.Text, StringComparison.Ordinal);
        Assert.True(string.IsNullOrEmpty((await FindAsync(server, "chief")).Limits));
    }

    private static Task<StandaloneHost> StartAsync() => Servers.StartAsync("--ADMIN_USERNAME", "chief", "--ADMIN_PASSWORD", "correct horse");

    private static async Task<PageVisitor> ChiefAsync(StandaloneHost server)
    {
        var chief = new PageVisitor(server.Address);
        Assert.Equal(HttpStatusCode.Redirect, (await chief.SignInAsync("chief")).Status);
        return chief;
    }

    private static async Task<string> AddressOfAsync(PageVisitor chief, string name) =>
        Regex.Match((await chief.GetAsync($"{Root}?search={name}")).Text, $"<a href=\"([^\"]+)\" translate=\"no\">{name}</a>").Groups[1].Value;

    private static async Task<UserAccount> FindAsync(StandaloneHost server, string name) =>
        (await server.Services.GetRequiredService<IUserStore>().FindByNameAsync(name, Token))!;
}
