using System.Net;
using System.Text.Json.Nodes;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Pages;

/// <summary>Requests that another site makes a browser send.</summary>
public sealed class ForgeryTests
{
    private const string Refusal = "Send the page's token in the header X-CSRF-TOKEN: reload the page.";

    [Fact]
    public async Task A_request_by_cookie_that_changes_something_carries_the_pages_token()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var anna = new PageVisitor(server.Address);
        using var boris = new PageVisitor(server.Address);
        await anna.RegisterAsync();
        await boris.RegisterAsync("boris");
        var theirs = (await boris.GetAsync("/accounts/")).Token;

        foreach (var token in (string?[])[null, "wrong", theirs])
        {
            var refused = await anna.CallAsync(HttpMethod.Post, "/api/v1/auth/logout/", null, token);
            Assert.Equal((HttpStatusCode.Forbidden, Refusal), (refused.Status, (string?)JsonNode.Parse(refused.Text)!["error"]));
        }

        Assert.Equal(HttpStatusCode.OK, (await anna.CallAsync(HttpMethod.Get, "/api/v1/auth/me/", null, null)).Status);
        var own = (await anna.GetAsync("/accounts/")).Token;
        Assert.Equal(HttpStatusCode.NoContent, (await anna.CallAsync(HttpMethod.Post, "/api/v1/auth/logout/", null, own)).Status);
    }

    [Fact]
    public async Task A_token_does_not_outlive_a_change_of_the_user()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        await server.RegisterAsync();
        using var visitor = new PageVisitor(server.Address);
        var guests = (await visitor.GetAsync("/accounts/sign-in/")).Token;
        await visitor.SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.CallAsync(HttpMethod.Post, "/api/v1/auth/logout/", null, guests)).Status);
    }

    [Fact]
    public async Task A_bearer_token_needs_none()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        Assert.Equal(HttpStatusCode.NoContent, (await server.PostAsync("logout/", "", await server.RegisterAsync())).Status);
    }

    [Fact]
    public async Task A_token_in_a_form_is_not_read_for_programs_addresses()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();
        var token = (await visitor.GetAsync("/accounts/")).Token;
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostFormAsync("/api/v1/auth/logout/", ("__RequestVerificationToken", token))).Status);
    }

    [Theory]
    [InlineData("/accounts/sign-in/")]
    [InlineData("/accounts/register/")]
    [InlineData("/accounts/sign-out/")]
    public async Task A_form_without_its_token_is_refused_as_a_page(string path)
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        await server.RegisterAsync();
        using var visitor = new PageVisitor(server.Address, "ru");
        var refused = await visitor.PostFormAsync(path, ("username", "anna"), ("password", "correct horse"));
        Assert.Equal((HttpStatusCode.Forbidden, "ru"), (refused.Status, refused.Language));
        Assert.Contains("Форма больше не действительна", WebUtility.HtmlDecode(refused.Text), StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Cookies, cookie => cookie.StartsWith("interpreter=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        var refused = await visitor.PostAsync("/accounts/sign-in/", "/accounts/sign-in/", ("username", new string('a', 200_000)));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }
}
