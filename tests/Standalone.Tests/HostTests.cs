using Interpreter.Hosting;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Interpreter.GeminiSimulator;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing;
using Interpreter.Testing.Sockets;

namespace Interpreter.Standalone.Tests;

public sealed class HostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html", "<title>Interpreter</title>")]
    [InlineData("/js/main.js", "text/javascript", "import")]
    [InlineData("/health", "application/json", "{\"status\":\"ok\"}")]
    [InlineData("/alive", "application/json", "{\"status\":\"ok\"}")]
    [InlineData("/ready", "application/json", "{\"status\":\"ok\"}")]
    [InlineData("/docs/index.html", "text/html", "swagger-ui")]
    [InlineData("/openapi/v1.json", "application/json", "/api/v1/interpreter")]
    public async Task Everything_a_browser_or_a_probe_asks_for_is_there(string path, string type, string content)
    {
        await using var server = await Servers.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(content, await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", string.Join(' ', response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_else_is_there_and_that_is_told_as_a_problem()
    {
        await using var server = await Servers.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        using var response = await http.GetAsync(new Uri("/nothing", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Without_a_key_the_simulator_answers_and_the_page_can_say_so()
    {
        await using var server = await Servers.StartAsync();
        Assert.NotNull(server.Simulator);
        var info = await InfoAsync(server);

        Assert.True((bool)info["simulated"]!);
        Assert.Equal("Simulated Gemini: set GEMINI_API_KEY for the real one.", (string?)info["notice"]);
        Assert.Null(info["problem"]);
        Assert.Contains(info["languages"]!.AsArray(), language => (string?)language!["nativeName"] == "한국어");
        Assert.Contains(info["voices"]!.AsArray(), voice => (string?)voice == "Kore");
        Assert.Equal((string?)info["defaults"]!["model"], (string?)info["models"]![0]!["id"]);
        Assert.Equal("""{"threshold":500,"hangoverFrames":15}""", info["defaults"]!["vad"]!.ToJsonString());
    }

    [Fact]
    public async Task The_description_of_the_api_names_what_a_client_sees()
    {
        await using var server = await Servers.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        var paths = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json", Token))!["paths"]!;
        Assert.All(
            ["/api/v1/interpreter", "/health", "/alive", "/ready"],
            path => Assert.Contains((string?)paths[path]!["get"]!["tags"]![0], new[] { "Interpreter", "Health" }));
        Assert.NotNull(paths["/ready"]!["get"]!["responses"]!["503"]);
    }

    [Fact]
    public async Task Pages_of_named_origins_may_read_the_api()
    {
        await using var server = await Servers.StartAsync("--CORS_ORIGINS", "https://friend.example");
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/interpreter");
        request.Headers.Add("Origin", "https://friend.example");
        using var response = await http.SendAsync(request, Token);
        Assert.Equal(["https://friend.example"], response.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_key_that_gemini_refuses_is_told_before_anybody_speaks()
    {
        await using var gemini = await GeminiSimulatorServer.StartAsync(new() { RefuseKeys = new HashSet<string> { "bad" } }, Token);
        await using var server = await Servers.StartAsync("--GEMINI_API_KEY", "bad", "--GEMINI_BASE_URL", gemini.BaseAddress.ToString());
        Assert.Null(server.Simulator);

        using var patience = new CancellationTokenSource(SocketClient.Patience, TimeProvider.System);
        JsonNode info;
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            info = await InfoAsync(server);
        }
        while (info["problem"] is null);

        Assert.False((bool)info["simulated"]!);
        Assert.Equal("UPSTREAM_AUTH", (string?)info["problem"]!["code"]);
        Assert.Contains("GEMINI_API_KEY", (string?)info["problem"]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KeyRefusal.AcceptThenClose)]
    [InlineData(KeyRefusal.RejectUpgrade)]
    public async Task A_refused_key_ends_a_session_with_words_and_1011(KeyRefusal refusal)
    {
        await using var gemini = await GeminiSimulatorServer.StartAsync(new() { RefuseKeys = new HashSet<string> { "bad" }, KeyRefusal = refusal }, Token);
        await using var server = await Servers.StartAsync("--GEMINI_API_KEY", "bad", "--GEMINI_BASE_URL", gemini.BaseAddress.ToString());
        using var client = await Servers.ConnectAsync(server);
        await client.SendAsync("""{"type":"init"}""");
        Assert.Equal("connected", (string?)(await client.ReceiveAsync())["type"]);

        var (code, message, _) = await client.ReceiveErrorAsync();
        Assert.Equal("UPSTREAM_AUTH", code);
        Assert.Contains("GEMINI_API_KEY", message, StringComparison.Ordinal);
        Assert.Equal(1011, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_a_sentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var error = await Assert.ThrowsAsync<StartupException>(() => StandaloneHost.StartAsync(
            ["--HOST", "127.0.0.1", "--PORT", $"{port}", "--DATA_DIR", Scratch.NewFolder()], new() { IgnoreEnvironment = true }, Token));
        Assert.Contains($"can't listen on http://127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("Address already in use. Use another HOST or PORT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_told_in_a_sentence()
    {
        // RFC 5737: an address that no machine has.
        var error = await Assert.ThrowsAsync<StartupException>(() => Servers.StartAsync("--HOST", "192.0.2.1"));
        Assert.Contains("can't listen on http://192.0.2.1:0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stops_closes_its_sockets_with_1001()
    {
        var server = await Servers.StartAsync();
        using var client = await Servers.ConnectAsync(server);
        await client.SendAsync("""{"type":"init"}""");
        Assert.Equal("connected", (string?)(await client.ReceiveAsync())["type"]);

        var stopping = server.DisposeAsync().AsTask();

        Assert.Equal(1001, await client.ReceiveCloseAsync());
        await stopping.WaitAsync(SocketClient.Patience, Token);
    }

    private static async Task<JsonNode> InfoAsync(StandaloneHost server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        return (await http.GetFromJsonAsync<JsonNode>(new Uri("/api/v1/interpreter", UriKind.Relative), Token))!;
    }
}
