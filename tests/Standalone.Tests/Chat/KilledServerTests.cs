using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Interpreter.GeminiSimulator;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing;
using Interpreter.Testing.Sockets;

namespace Interpreter.Standalone.Tests.Chat;

/// <summary>A server that is killed in mid-answer, and comes back.</summary>
public sealed class KilledServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_killed_in_mid_answer_loses_no_stored_message_and_comes_back_knowing_them()
    {
        await using var gemini = await GeminiSimulatorServer.StartAsync(new GeminiSimulatorOptions { TimeScale = 0.5 }, Token);
        var folder = Scratch.NewFolder();
        string token;
        long number;
        using (var server = await ServerProcess.StartAsync(folder, gemini.BaseAddress))
        {
            token = await RegisterAsync(server.Address);
            using var chat = await OpenAsync(server.Address, token, "");
            number = (long)chat.Connected["chatSessionId"]!;
            await AskAsync(chat.Socket, "My name is Ada.");
            await UntilAsync(chat.Socket, "turn_complete");
            await AskAsync(chat.Socket, "Count to 5000");
            await UntilAsync(chat.Socket, "text_delta");
            await server.KillAsync();
        }

        using var again = await ServerProcess.StartAsync(folder, gemini.BaseAddress);
        using var http = new HttpClient { BaseAddress = again.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var stored = await http.GetFromJsonAsync<JsonNode>(new Uri($"/api/v1/gemini/chat-sessions/{number}/", UriKind.Relative), Token);
        var messages = stored!["messages"]!.AsArray().Select(message => message!).ToList();
        Assert.Equal(["user", "assistant", "user"], messages.Select(message => (string?)message["role"]));
        Assert.Equal(("My name is Ada.", "Count to 5000"), ((string?)messages[0]["content"], (string?)messages[2]["content"]));

        using var back = await OpenAsync(again.Address, token, $",\"sessionId\":{number}");
        Assert.Equal(number, (long)back.Connected["chatSessionId"]!);
        await AskAsync(back.Socket, "What did I say so far?");
        var given = (string?)(await UntilAsync(back.Socket, "turn_complete"))["outputText"];
        Assert.Contains("My name is Ada.", given, StringComparison.Ordinal);

        // The question without an answer was asked together with the one after it.
        await AskAsync(back.Socket, "And what did I say so far?");
        Assert.Contains("Count to 5000", (string?)(await UntilAsync(back.Socket, "turn_complete"))["outputText"], StringComparison.Ordinal);
    }

    private static async Task<string> RegisterAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var response = await http.PostAsJsonAsync(
            new Uri("/api/v1/auth/register/", UriKind.Relative), new { username = "anna", password = "correct horse" }, Token);
        return (string)(await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(Token))!["token"]!;
    }

    private static async Task<Chat> OpenAsync(Uri address, string token, string fields)
    {
        var socket = await SocketClient.ConnectAsync(address, authorization: $"Bearer {token}");
        await socket.SendAsync($$"""{"type":"init","mode":"chat"{{fields}}}""");
        return new(socket, await UntilAsync(socket, "connected"));
    }

    private static Task AskAsync(SocketClient socket, string text) => socket.SendAsync(new JsonObject { ["type"] = "text", ["text"] = text }.ToJsonString());

    private static async Task<JsonObject> UntilAsync(SocketClient socket, string type)
    {
        while (true)
        {
            var message = await socket.ReceiveAsync();
            Assert.True((string?)message["type"] is not "error", message.ToJsonString());
            if ((string?)message["type"] == type)
            {
                return message;
            }
        }
    }

    private sealed record Chat(SocketClient Socket, JsonObject Connected) : IDisposable
    {
        public void Dispose() => Socket.Dispose();
    }
}
