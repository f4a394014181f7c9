using System.Net;
using System.Net.WebSockets;
using Interpreter.Web.Socket;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Relay;

public sealed class OriginPolicyTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("http://here.example:8000", true)]
    [InlineData("https://HERE.example:8000", true)]
    [InlineData("http://here.example", false)]
    [InlineData("http://here.example:8001", false)]
    [InlineData("http://evil.example", false)]
    [InlineData("http://here.example:8000.evil.example", false)]
    [InlineData("null", false)]
    [InlineData("file://", false)]
    [InlineData("https://friend.example", true)]
    [InlineData("http://friend.example", false)]
    public void Only_pages_of_this_host_or_of_a_named_origin_may_open_the_socket(string? origin, bool allowed) =>
        Assert.Equal(allowed, OriginPolicy.Allows(origin, "here.example:8000", ["https://friend.example"]));

    [Theory]
    [InlineData("https://here.example", "here.example")]
    [InlineData("http://here.example", "here.example:80")]
    public void A_default_port_may_be_left_out(string origin, string host) => Assert.True(OriginPolicy.Allows(origin, host, []));

    [Fact]
    public void A_star_allows_all() => Assert.True(OriginPolicy.Allows("http://evil.example", "here.example", ["*"]));

    [Fact]
    public async Task A_page_of_another_origin_is_refused_with_403_and_the_own_page_is_taken()
    {
        await using var server = await WebServer.StartAsync();
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => server.ConnectAsync("http://evil.example"));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);

        using var own = await server.ConnectAsync(server.Address.GetLeftPart(UriPartial.Authority));
        await own.AssertAliveAsync();
    }

    [Fact]
    public async Task A_plain_get_is_told_to_upgrade()
    {
        await using var server = await WebServer.StartAsync();
        using var http = server.CreateHttpClient();
        using var response = await http.GetAsync(new Uri("/ws", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("websocket", response.Headers.Upgrade.ToString(), StringComparison.Ordinal);
    }
}
