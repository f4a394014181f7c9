using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing;
using Microsoft.Data.Sqlite;

namespace Interpreter.Standalone.Tests;

/// <summary>What docs/operations.md says of backups, with the server itself.</summary>
public sealed class BackupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_made_while_the_server_runs_serves_the_same_users_the_same_sessions()
    {
        var (data, backup) = (Scratch.NewFolder(), Scratch.NewFolder());
        string token, exported;
        await using (var server = await Servers.StartAsync("--DATA_DIR", data))
        {
            using var http = new HttpClient { BaseAddress = server.Address };
            token = (string)(await PostAsync(http, "/api/v1/auth/register/", """{"username":"anna","password":"correct horse"}"""))["token"]!;
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Session", token);
            Assert.Equal(1, (int)(await PostAsync(http, "/api/v1/gemini/chat-sessions/import/", """{"version":1,"title":"대화","messages":[{"role":"user","content":"Привет"}]}"""))["id"]!);
            exported = await ExportAsync(http);

            await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "interpreter.db")};Pooling=False");
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = $"VACUUM INTO '{Path.Combine(backup, "interpreter.db")}'";
            await command.ExecuteNonQueryAsync(Token);
            Directory.CreateDirectory(Path.Combine(backup, "keys"));
            foreach (var key in Directory.GetFiles(Path.Combine(data, "keys")))
            {
                File.Copy(key, Path.Combine(backup, "keys", Path.GetFileName(key)));
            }

            await PostAsync(http, "/api/v1/gemini/chat-sessions/", """{"title":"later"}""");
        }

        await using (var restored = await Servers.StartAsync("--DATA_DIR", backup))
        {
            using var http = new HttpClient { BaseAddress = restored.Address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Session", token);
            Assert.Equal(exported, await ExportAsync(http));
            var list = await http.GetFromJsonAsync<JsonNode>(new Uri("/api/v1/gemini/chat-sessions/", UriKind.Relative), Token);
            Assert.Equal(1, (int)list!["count"]!);
        }
    }

    private static Task<string> ExportAsync(HttpClient http) => http.GetStringAsync(new Uri("/api/v1/gemini/chat-sessions/1/export/", UriKind.Relative), Token);

    private static async Task<JsonNode> PostAsync(HttpClient http, string path, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), body, Token);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Token))!;
    }
}
