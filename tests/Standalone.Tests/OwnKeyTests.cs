using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Interpreter.GeminiSimulator;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing.Sockets;

namespace Interpreter.Standalone.Tests;

/// <summary>A user's own key through the whole server.</summary>
public sealed class OwnKeyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_users_sessions_use_the_users_key_and_say_so_when_it_is_refused()
    {
        var refused = new HashSet<string> { "servers-key" };
        await using var gemini = await GeminiSimulatorServer.StartAsync(new() { RefuseKeys = refused }, Token);
        await using var server = await Servers.StartAsync("--GEMINI_API_KEY", "servers-key", "--GEMINI_BASE_URL", gemini.BaseAddress.ToString());
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
        await RegisterAsync(http);

        Assert.Equal("UPSTREAM_AUTH", await OpenAsync(server, http));
        Assert.Contains("Gemini refuses this key", await TestAsync(http, "servers-key"), StringComparison.Ordinal);
        Assert.Contains("\"success\":true", await TestAsync(http, "annas-key"), StringComparison.Ordinal);

        using var stored = await PostAsync(http, "/gemini/settings/", ("action", "key"), ("api_key", "annas-key"));
        Assert.Equal(HttpStatusCode.Redirect, stored.StatusCode);
        Assert.Equal("ready", await OpenAsync(server, http));

        refused.Add("annas-key");
        Assert.Equal("OWN_KEY_REFUSED", await OpenAsync(server, http));
    }

    /// <summary>Opens a session, and tells its error or that it is ready.</summary>
    private static async Task<string?> OpenAsync(StandaloneHost server, HttpClient http)
    {
        var token = http.DefaultRequestHeaders.GetValues("X-Test-Token").Single();
        using var client = await SocketClient.ConnectAsync(server.Address, authorization: $"Bearer {token}");
        await client.SendAsync("""{"type":"init","config":{"events":"extended"}}""");
        while (true)
        {
            var message = await client.ReceiveAsync();
            switch ((string?)message["type"])
            {
                case "error":
                    return (string?)message["code"];
                case "state" when (string?)message["state"] is "ready":
                    return "ready";
            }
        }
    }

    private static async Task RegisterAsync(HttpClient http)
    {
        using var registered = await PostAsync(
            http, "/accounts/register/", ("username", "anna"), ("password", "correct horse"), ("password_again", "correct horse"));
        Assert.Equal(HttpStatusCode.Redirect, registered.StatusCode);
        using var signedIn = await http.SendAsync(
            new(HttpMethod.Post, "/api/v1/auth/login/")
            {
                Content = JsonContent.Create(new { username = "anna", password = "correct horse" }),
                Headers = { { "X-CSRF-TOKEN", await CsrfAsync(http) } },
            },
            Token);
        http.DefaultRequestHeaders.Add("X-Test-Token", (string)(await signedIn.Content.ReadFromJsonAsync<JsonNode>(Token))!["token"]!);
    }

    private static async Task<string> TestAsync(HttpClient http, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/gemini/test-api-key/") { Content = JsonContent.Create(new { api_key = key }) };
        request.Headers.Add("X-CSRF-TOKEN", await CsrfAsync(http));
        using var response = await http.SendAsync(request, Token);
        return await response.Content.ReadAsStringAsync(Token);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string path, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] all = [.. fields, ("__RequestVerificationToken", await CsrfAsync(http))];
        using var form = new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await http.PostAsync(new Uri(path, UriKind.Relative), form, Token);
    }

    private static async Task<string> CsrfAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing") { Headers = { { "Accept", "text/html" } } };
        using var page = await http.SendAsync(request, Token);
        return Regex.Match(await page.Content.ReadAsStringAsync(Token), "<meta name=\"csrf-token\" content=\"([^\"]+)\"").Groups[1].Value;
    }
}
