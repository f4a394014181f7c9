using System.Net;
using Interpreter.GeminiSimulator;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing.Sockets;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Standalone.Tests;

/// <summary>A user's own key through the whole server.</summary>
public sealed class OwnKeyTests
{
    private const string Settings = "/gemini/settings/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_users_sessions_use_the_users_key_and_say_so_when_it_is_refused()
    {
        var refused = new HashSet<string> { "servers-key" };
        await using var gemini = await GeminiSimulatorServer.StartAsync(new() { RefuseKeys = refused }, Token);
        await using var server = await Servers.StartAsync("--GEMINI_API_KEY", "servers-key", "--GEMINI_BASE_URL", gemini.BaseAddress.ToString());
        using var visitor = new PageVisitor(server.Address);
        await visitor.RegisterAsync();

        Assert.Equal("UPSTREAM_AUTH", await OpenAsync(server, visitor));
        Assert.Contains("Gemini refuses this key", await TestAsync(visitor, "servers-key"), StringComparison.Ordinal);
        Assert.Contains("\"success\":true", await TestAsync(visitor, "annas-key"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync(Settings, Settings, ("action", "key"), ("api_key", "annas-key"))).Status);
        Assert.Equal("ready", await OpenAsync(server, visitor));

        refused.Add("annas-key");
        Assert.Equal("OWN_KEY_REFUSED", await OpenAsync(server, visitor));
    }

    /// <summary>Opens a session, and tells its error or that it is ready.</summary>
    private static async Task<string?> OpenAsync(StandaloneHost server, PageVisitor visitor)
    {
        using var client = await SocketClient.ConnectAsync(server.Address, cookies: visitor.CookieHeader);
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

    private static async Task<string> TestAsync(PageVisitor visitor, string key)
    {
        var token = (await visitor.GetAsync(Settings)).Token;
        return (await visitor.CallAsync(HttpMethod.Post, "/gemini/test-api-key/", $$"""{"api_key":"{{key}}"}""", token)).Text;
    }
}
