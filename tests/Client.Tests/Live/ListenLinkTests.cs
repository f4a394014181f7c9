using Interpreter.Client.Live;

namespace Interpreter.Client.Tests.Live;

public sealed class ListenLinkTests
{
    [Theory]
    [InlineData("http://localhost:8000/listen/#CfDJ8-a_b", "http://localhost:8000/")]
    [InlineData("  https://example.org/below/listen/#CfDJ8-a_b\n", "https://example.org/below/")]
    [InlineData("https://example.org/listen#CfDJ8-a_b", "https://example.org/")]
    [InlineData("https://example.org/listen/?theme=dark#CfDJ8-a_b", "https://example.org/")]
    public void A_link_names_the_server_and_the_token(string text, string address)
    {
        Assert.True(ListenLink.TryParse(text, out var link));

        Assert.Equal((address, "CfDJ8-a_b"), (link.Address.AbsoluteUri, link.Token));
        Assert.Equal($"{address}listen/#CfDJ8-a_b", link.Page.AbsoluteUri);
        Assert.DoesNotContain("CfDJ8", link.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CfDJ8-a_b")]
    [InlineData("listen/#CfDJ8-a_b")]
    [InlineData("ws://localhost:8000/listen/#CfDJ8-a_b")]
    [InlineData("http://localhost:8000/listen/")]
    [InlineData("http://localhost:8000/listen/#")]
    [InlineData("http://localhost:8000/#CfDJ8-a_b")]
    [InlineData("http://localhost:8000/relisten/#CfDJ8-a_b")]
    public void What_is_no_link_is_told_from_one(string? text)
    {
        Assert.False(ListenLink.TryParse(text, out var link));
        Assert.Null(link);
    }

    [Theory]
    [InlineData("ws://localhost:8000/ws", "http://localhost:8000/listen/#t")]
    [InlineData("wss://example.org/below/ws", "https://example.org/below/listen/#t")]
    public void The_page_stands_beside_the_socket(string socket, string page) =>
        Assert.Equal(page, ListenLink.Beside(new(socket), "t").Page.AbsoluteUri);
}
