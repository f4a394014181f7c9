using System.Text.Json.Nodes;
using Interpreter.Testing.Sockets;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>Clients of chats.</summary>
internal static class ChatClients
{
    public const string NewChat = """{"type":"init","mode":"chat"}""";

    public static Task<SocketClient> ConnectAsync(this AccountServer server, string? token) =>
        SocketClient.ConnectAsync(server.Address, authorization: token is null ? null : $"Bearer {token}");

    /// <summary>Opens a chat that must open, and returns what "connected" said.</summary>
    public static async Task<(SocketClient Client, JsonObject Connected)> OpenAsync(this AccountServer server, string token, string init = NewChat)
    {
        var client = await server.ConnectAsync(token);
        await client.SendAsync(init);
        var connected = await client.ReceiveAsync();
        Assert.True((string?)connected["type"] is "connected", connected.ToJsonString());
        return (client, connected);
    }

    /// <summary>Opens a new chat of a new user, and returns its session too.</summary>
    public static async Task<(SocketClient Client, ScriptedSession Session)> ChatAsync(this AccountServer server)
    {
        var (client, _) = await server.OpenAsync(await server.RegisterAsync());
        return (client, await server.Sessions.NextSessionAsync());
    }
}
