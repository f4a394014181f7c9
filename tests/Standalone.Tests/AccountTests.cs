using Interpreter.Hosting;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Standalone.Tests;

public sealed class AccountTests
{
    private static readonly string[] Administrator = ["--ADMIN_USERNAME", "chief", "--ADMIN_PASSWORD", "correct horse"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_and_tokens_outlive_the_server()
    {
        var folder = Scratch.NewFolder();
        string token;
        await using (var server = await Servers.StartAsync("--DATA_DIR", folder))
        {
            token = await PostAsync(server, "register/", "anna", HttpStatusCode.Created);
        }

        Assert.True(File.Exists(Path.Combine(folder, "interpreter.db")));
        await using (var server = await Servers.StartAsync("--DATA_DIR", folder))
        {
            Assert.Equal("anna", (string?)(await MeAsync(server, token))["username"]);
            await PostAsync(server, "login/", "anna", HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_folder_that_is_made_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs Unix file modes: run it on Linux or macOS.");
        var folder = Path.Combine(Scratch.NewFolder(), "data");
        await using var server = await Servers.StartAsync("--DATA_DIR", folder);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(folder));
    }

    [Fact]
    public async Task The_first_administrator_comes_from_settings_and_may_be_there_already()
    {
        var folder = Scratch.NewFolder();
        for (var start = 0; start < 2; start++)
        {
            await using var server = await Servers.StartAsync(["--DATA_DIR", folder, .. Administrator]);
            Assert.Equal("administrator", (string?)(await MeAsync(server, await PostAsync(server, "login/", "chief", HttpStatusCode.OK)))["role"]);
        }
    }

    [Theory]
    [InlineData("c", "correct horse", "ADMIN_USERNAME is \"c\": Use 3 to 150 characters.")]
    [InlineData("chief", "s3cret", "ADMIN_PASSWORD: Use at least 8 characters.")]
    public async Task A_bad_administrator_ends_the_start_with_a_sentence(string name, string password, string sentence)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => Servers.StartAsync("--ADMIN_USERNAME", name, "--ADMIN_PASSWORD", password));
        Assert.Equal(sentence, error.Message);
    }

    [Fact]
    public async Task A_folder_that_can_t_be_used_is_told_in_a_sentence()
    {
        var file = Path.Combine(Scratch.NewFolder(), "file");
        await File.WriteAllTextAsync(file, "", Token);
        var error = await Assert.ThrowsAsync<StartupException>(() => Servers.StartAsync("--DATA_DIR", file));
        Assert.StartsWith($"DATA_DIR is \"{file}\": ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Name a folder that the server may write to.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("postgres://anna:s3cret@127.0.0.1:1/nothing")]
    public async Task A_database_that_can_t_be_used_is_told_in_a_sentence_without_its_password(string address)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => Servers.StartAsync("--DATABASE_URL", address));
        Assert.StartsWith("The database can't be opened: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("DATABASE_URL", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_guests_the_socket_asks_for_a_token_and_the_page_still_comes()
    {
        await using var server = await Servers.StartAsync("--GUESTS", "off");
        await Assert.ThrowsAsync<WebSocketException>(() => Servers.ConnectAsync(server));
        var token = await PostAsync(server, "register/", "anna", HttpStatusCode.Created);
        using var client = await Interpreter.Testing.Sockets.SocketClient.ConnectAsync(server.Address, query: $"access_token={token}");
        await client.SendAsync("""{"type":"init"}""");
        Assert.Equal("connected", (string?)(await client.ReceiveAsync())["type"]);
        using var http = new HttpClient { BaseAddress = server.Address };
        Assert.Contains("<title>Interpreter</title>", await http.GetStringAsync(new Uri("/", UriKind.Relative), Token), StringComparison.Ordinal);
    }

    private static async Task<string> PostAsync(StandaloneHost server, string path, string username, HttpStatusCode expected)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var response = await http.PostAsJsonAsync(
            new Uri($"/api/v1/auth/{path}", UriKind.Relative), new { username, password = "correct horse" }, Token);
        Assert.Equal(expected, response.StatusCode);
        return (string)(await response.Content.ReadFromJsonAsync<JsonNode>(Token))!["token"]!;
    }

    private static async Task<JsonNode> MeAsync(StandaloneHost server, string token)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Session", token);
        return (await http.GetFromJsonAsync<JsonNode>(new Uri("/api/v1/auth/me/", UriKind.Relative), Token))!;
    }
}
