using System.Net;
using System.Text;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>A browser without a window: keeps cookies, until the server takes them back, and follows nothing by itself.</summary>
internal sealed class PageVisitor : IDisposable
{
    private const string Html = "text/html,application/xhtml+xml,*/*;q=0.8";

    private readonly HttpClient _http;

    public PageVisitor(Uri server, string language = "en") =>
        (_http, Language) = (new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server }, language);

    /// <summary>By name. Kept by hand: the framework's jar goes by the real clock, servers here by another.</summary>
    public Dictionary<string, string> Cookies { get; init; } = [];

    /// <summary>The header.</summary>
    public string CookieHeader => string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    public string Language { get; set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<PageAnswer> GetAsync(string path, string accept = Html) => SendAsync(HttpMethod.Get, path, null, null, accept);

    /// <summary>Sends a form with the token of the page that it stands on.</summary>
    public async Task<PageAnswer> PostAsync(string path, string page, params (string Name, string Value)[] fields)
    {
        var token = (await GetAsync(page)).Token;
        Assert.NotEmpty(token);
        return await PostFormAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>Sends a form as it is.</summary>
    public Task<PageAnswer> PostFormAsync(string path, params (string Name, string Value)[] fields) => SendAsync(
        HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), null, Html);

    /// <summary>Asks as a page's script does.</summary>
    public Task<PageAnswer> CallAsync(HttpMethod method, string path, string? json, string? token) =>
        SendAsync(method, path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), token, "application/json");

    public async Task RegisterAsync(string username = "anna", string password = "correct horse")
    {
        var answer = await PostAsync("/accounts/register/", "/accounts/register/", ("username", username), ("password", password), ("password_again", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    public Task<PageAnswer> SignInAsync(string username = "anna", string password = "correct horse", string query = "") =>
        PostAsync($"/accounts/sign-in/{query}", "/accounts/sign-in/", ("username", username), ("password", password));

    public void Dispose() => _http.Dispose();

    private async Task<PageAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, string? token, string accept)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.AcceptLanguage.ParseAdd(Language);
        Assert.True(Cookies.Count == 0 || request.Headers.TryAddWithoutValidation("Cookie", CookieHeader));
        if (token is not null)
        {
            request.Headers.Add("X-CSRF-TOKEN", token);
        }

        using var response = await _http.SendAsync(request, Token);
        var answer = new PageAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(Token), response.Headers, response.Content.Headers);
        foreach (var cookie in answer.Cookies)
        {
            Keep(cookie);
        }

        return answer;
    }

    private void Keep(string cookie)
    {
        var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..cookie.IndexOf(';', StringComparison.Ordinal)]);
        if (cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal))
        {
            Cookies.Remove(name);
        }
        else
        {
            Cookies[name] = value;
        }
    }
}
