using System.Net;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Web.Pages.Frame;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Pages;

/// <summary>What every page does.</summary>
public sealed class FrameTests
{
    [Theory]
    [InlineData("en", "Sign in")]
    [InlineData("ko-KR,ko;q=0.9,en;q=0.5", "로그인")]
    [InlineData("ru", "Войти")]
    [InlineData("fr", "Sign in")]
    public async Task A_page_speaks_the_browsers_language(string accepted, string title)
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address, accepted);
        var page = await visitor.GetAsync("/accounts/sign-in/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("text/html", page.Content.ContentType?.MediaType);
        Assert.Contains($"<h1>{title}</h1>", WebUtility.HtmlDecode(page.Text), StringComparison.Ordinal);
        Assert.Equal(page.Language, Assert.Single(page.Content.ContentLanguage));
        Assert.True(page.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("<script>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_is_chosen_once_for_all_pages()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        var switched = await visitor.GetAsync("/accounts/sign-in/?returnUrl=%2Fgemini%2F&lang=ru");
        Assert.Equal((HttpStatusCode.Redirect, "/accounts/sign-in/?returnUrl=%2Fgemini%2F"), (switched.Status, switched.Location));
        Assert.Equal("ru", (await visitor.GetAsync("/accounts/register/")).Language);
        Assert.Equal("ru", (await visitor.GetAsync("/nothing")).Language);

        // Nothing else is kept.
        Assert.Equal("ru", (await visitor.GetAsync("/accounts/sign-in/?lang=%22%3E%3Cscript%3E")).Language);
    }

    [Theory]
    [InlineData("//evil.example/?lang=ko", "/")]
    [InlineData("/%5Cevil.example/?lang=ko", "/%5Cevil.example/")]
    public async Task Choosing_a_language_leads_to_another_server_never(string address, string location)
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address.GetLeftPart(UriPartial.Authority) + address));
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(location, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_theme_that_was_chosen_is_in_the_first_bytes()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address);
        visitor.Cookies["theme"] = "dark";
        Assert.Contains("data-theme=\"dark\"", (await visitor.GetAsync("/accounts/sign-in/")).Text, StringComparison.Ordinal);
        visitor.Cookies["theme"] = "x\"onload=1";
        Assert.DoesNotContain("data-theme", (await visitor.GetAsync("/accounts/sign-in/")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", "text/html")]
    [InlineData("application/json", "application/problem+json")]
    [InlineData("*/*", "application/problem+json")]
    public async Task What_is_not_there_is_told_as_whoever_asks_can_read(string accept, string type)
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address, "ko");
        var answer = await visitor.GetAsync("/accounts/nothing/", accept);
        Assert.Equal((HttpStatusCode.NotFound, type), (answer.Status, answer.Content.ContentType?.MediaType));
        if (accept is "text/html")
        {
            Assert.Contains("그런 페이지가 없습니다.", WebUtility.HtmlDecode(answer.Text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_fault_is_told_as_a_page_that_says_nothing_of_the_cause()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        using var visitor = new PageVisitor(server.Address, "ru");
        await visitor.RegisterAsync();
        server.BreakDatabase();
        var page = await visitor.GetAsync("/accounts/");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "ru"), (page.Status, page.Language));
        Assert.Contains("Сервер занят", WebUtility.HtmlDecode(page.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("broke", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/gemini/chat/1/?a=b", true)]
    [InlineData("/", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("/a\\b", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://evil.example/", false)]
    [InlineData("gemini/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_paths_of_this_server_are_returned_to(string? url, bool local) =>
        Assert.Equal(local ? url : "/else", LocalUrl.Or(url, "/else"));
}
