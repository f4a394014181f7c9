using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Interpreter.Rest.Tests.Fixtures;

/// <summary>A user, and a plain HTTP client.</summary>
public sealed class Person(HttpClient http, string name, string? language = null)
{
    public const string Gemini = "/api/v1/gemini/";

    public string Name => name;

    /// <summary>The number; 0 until registered.</summary>
    public long Id { get; private set; }

    /// <summary>The token; null for who is not signed in.</summary>
    public string? Token { get; set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The same person, who speaks another language.</summary>
    public Person Speaking(string tongue) => new(http, name, tongue) { Token = Token, Id = Id };

    public async Task RegisterAsync()
    {
        var answer = await PostAsync("/api/v1/auth/register/", Credentials);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        (Id, Token) = ((long)answer.Body!["id"]!, (string)answer.Body["token"]!);
    }

    public async Task SignInAsync()
    {
        var answer = await PostAsync("/api/v1/auth/login/", Credentials);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Token = (string)answer.Body!["token"]!;
        Id = (long)(await GetAsync("/api/v1/auth/me/")).Body!["id"]!;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string json = "{}") => SendAsync(HttpMethod.Post, path, json);

    public Task<Answer> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    public Task<Answer> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, path, json);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Answer> SendAsync(HttpMethod method, string path, string? json = null) =>
        SendAsync(method, path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));

    /// <param name="method">The method.</param>
    /// <param name="path">Below /api/v1/gemini/ unless it begins with a slash.</param>
    /// <param name="content">The body.</param>
    /// <param name="scheme">The word before the token.</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string scheme = "Session")
    {
        using var request = Request(method, path, content, scheme);
        using var response = await http.SendAsync(request, Cancellation);
        return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync(Cancellation), response.Headers, response.Content.Headers);
    }

    /// <summary>A request with everything but what it is for.</summary>
    public HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content = null, string scheme = "Session")
    {
        var address = path.StartsWith('/') || Uri.IsWellFormedUriString(path, UriKind.Absolute) ? path : Gemini + path;
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.RelativeOrAbsolute)) { Content = content };
        request.Headers.Authorization = Token is null ? null : new AuthenticationHeaderValue(scheme, Token);
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        return request;
    }

    /// <summary>Makes a session. Returns its number.</summary>
    public async Task<long> CreateSessionAsync(string title = "A talk")
    {
        var answer = await PostAsync("chat-sessions/", new JsonObject { ["title"] = title }.ToJsonString());
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return (long)answer.Body!["id"]!;
    }

    private string Credentials => new JsonObject { ["username"] = name, ["password"] = RestServer.Password }.ToJsonString();
}
