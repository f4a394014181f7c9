using System.Net;
using System.Net.WebSockets;
using Interpreter.Core.Storage;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing.Sockets;
using Interpreter.Web.Accounts;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Accounts;

/// <summary>Who may open the socket, and return to whose session, on every database.</summary>
public abstract class SocketContract(IDatabases databases)
{
    private const string Init = """{"type":"init"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Guests_are_served_unless_they_are_not_wanted()
    {
        await using var open = await AccountServer.StartAsync(databases);
        using var guest = await SocketClient.ConnectAsync(open.Address);
        await guest.SendAsync(Init);
        Assert.Equal("connected", (string?)(await guest.ReceiveAsync())["type"]);
        Assert.Null((await open.Sessions.NextSessionAsync()).Settings.OwnerId);

        await using var closed = await AccountServer.StartAsync(databases, new() { Guests = false });
        await AssertRefusedAsync(closed, null);
    }

    [Theory]
    [InlineData("Bearer {0}", "")]
    [InlineData("Session {0}", "")]
    [InlineData(null, "access_token={0}")]
    public async Task A_user_is_served_and_owns_the_session(string? authorization, string query)
    {
        await using var server = await AccountServer.StartAsync(databases, new() { Guests = false });
        var token = await server.RegisterAsync();
        using var client = await SocketClient.ConnectAsync(
            server.Address, null, authorization?.Replace("{0}", token, StringComparison.Ordinal), query.Replace("{0}", token, StringComparison.Ordinal));
        await client.SendAsync(Init);
        Assert.Equal("connected", (string?)(await client.ReceiveAsync())["type"]);
        var owner = (await server.Store.Users.FindByNameAsync("anna", Token))!.Id;
        Assert.Equal(owner, (await server.Sessions.NextSessionAsync()).Settings.OwnerId);
    }

    [Fact]
    public async Task A_token_that_is_worth_nothing_is_refused_even_where_guests_are_served()
    {
        await using var server = await AccountServer.StartAsync(databases, new() { TokenLifetime = TimeSpan.FromHours(1) });
        var (expired, revoked) = (await server.RegisterAsync(), await server.SignInAsync());
        await server.PostAsync("logout/", "", revoked);
        await AssertRefusedAsync(server, $"Bearer {revoked}");
        await AssertRefusedAsync(server, "Bearer forged");
        await AssertRefusedAsync(server, "");
        server.Clock.Advance(TimeSpan.FromHours(1));
        await AssertRefusedAsync(server, $"Bearer {expired}");
    }

    [Fact]
    public async Task A_session_is_found_by_its_owner_alone()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var (anna, boris) = (await server.RegisterAsync("anna"), await server.RegisterAsync("boris"));
        using var first = await ConnectAsync(server, anna);
        await first.SendAsync(Init);
        var id = (string?)(await first.ReceiveAsync())["sessionId"];
        var resume = $$"""{"type":"init","resume":{"sessionId":"{{id}}","lastSeq":0} }""";

        foreach (var stranger in (string?[])[boris, null])
        {
            using var client = await ConnectAsync(server, stranger);
            await client.SendAsync(resume);
            var (code, message, _) = await client.ReceiveErrorAsync();
            Assert.Equal("SESSION_NOT_FOUND", code);

            // The very words of a session that never was.
            await client.SendAsync($$"""{"type":"init","resume":{"sessionId":"{{Guid.NewGuid()}}","lastSeq":0} }""");
            Assert.Equal(message, (await client.ReceiveErrorAsync()).Message);
        }

        using var again = await ConnectAsync(server, anna);
        await again.SendAsync(resume);
        Assert.Equal(id, (string?)(await again.ReceiveAsync())["sessionId"]);
    }

    [Fact]
    public async Task A_guests_session_is_not_a_users()
    {
        await using var server = await AccountServer.StartAsync(databases);
        using var guest = await ConnectAsync(server, null);
        await guest.SendAsync(Init);
        var id = (string?)(await guest.ReceiveAsync())["sessionId"];
        using var user = await ConnectAsync(server, await server.RegisterAsync());
        await user.SendAsync($$"""{"type":"init","resume":{"sessionId":"{{id}}","lastSeq":0} }""");
        Assert.Equal("SESSION_NOT_FOUND", (await user.ReceiveErrorAsync()).Code);
    }

    [Fact]
    public async Task Signing_out_closes_the_sockets_of_that_sign_in_and_no_others()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var (phone, laptop, boris) = (await server.RegisterAsync(), await server.SignInAsync(), await server.RegisterAsync("boris"));
        using var first = await OpenAsync(server, phone);
        using var second = await ConnectAsync(server, phone);
        using var other = await ConnectAsync(server, laptop);
        using var stranger = await ConnectAsync(server, boris);

        await server.PostAsync("logout/", "", phone);
        Assert.Equal(1008, await first.ReceiveCloseAsync());
        Assert.Equal("Your sign-in ended: sign in again, then open another socket.", first.Socket.CloseStatusDescription);
        Assert.Equal(1008, await second.ReceiveCloseAsync());
        await other.AssertAliveAsync();
        await stranger.AssertAliveAsync();
    }

    [Fact]
    public async Task Changing_the_password_and_deleting_the_account_close_every_socket()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var (phone, laptop) = (await server.RegisterAsync(), await server.SignInAsync());
        using var first = await ConnectAsync(server, phone);
        using var second = await ConnectAsync(server, laptop);
        var changed = await server.PostAsync("password/", """{"password":"correct horse","new_password":"battery staple"}""", phone);
        Assert.Equal(1008, await first.ReceiveCloseAsync());
        Assert.Equal(1008, await second.ReceiveCloseAsync());

        var token = (string)changed.Body!["token"]!;
        using var third = await ConnectAsync(server, token);
        await server.SendAsync(HttpMethod.Delete, "me/", new StringContent("""{"password":"battery staple"}""", System.Text.Encoding.UTF8, "application/json"), $"Bearer {token}");
        Assert.Equal(1008, await third.ReceiveCloseAsync());
    }

    [Fact]
    public async Task What_another_process_did_closes_a_socket_at_the_next_look()
    {
        await using var server = await AccountServer.StartAsync(databases);
        using var client = await OpenAsync(server, await server.RegisterAsync());
        var account = await server.Store.Users.FindByNameAsync("anna", Token);
        server.Clock.Advance(SignInWatch.Interval);
        await client.AssertAliveAsync();

        // Straight to the database, as from elsewhere.
        await server.Store.Users.UpdateAsync(account!.Id, new UserChanges { IsActive = false }, Token);
        await client.AssertAliveAsync();
        server.Clock.Advance(SignInWatch.Interval);
        Assert.Equal(1008, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_database_that_is_away_signs_nobody_out()
    {
        await using var server = await AccountServer.StartAsync(databases);
        using var client = await OpenAsync(server, await server.RegisterAsync());
        server.BreakDatabase();
        server.Clock.Advance(SignInWatch.Interval);
        await server.WaitForEntryAsync("is still signed in could not be looked up");
        await client.AssertAliveAsync();
    }

    private static async Task<SocketClient> OpenAsync(AccountServer server, string token)
    {
        var client = await ConnectAsync(server, token);
        await client.SendAsync(Init);
        Assert.Equal("connected", (string?)(await client.ReceiveAsync())["type"]);
        return client;
    }

    private static Task<SocketClient> ConnectAsync(AccountServer server, string? token) =>
        SocketClient.ConnectAsync(server.Address, authorization: token is null ? null : $"Bearer {token}");

    /// <param name="server">The server.</param>
    /// <param name="authorization">The header; empty for a forged token in the address; null for a guest.</param>
    private static async Task AssertRefusedAsync(AccountServer server, string? authorization)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (authorization is { Length: > 0 })
        {
            socket.Options.SetRequestHeader("Authorization", authorization);
        }

        var address = new UriBuilder(server.Address) { Scheme = "ws", Path = "/ws", Query = authorization is "" ? "access_token=forged" : "" }.Uri;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, Token));
        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }
}
