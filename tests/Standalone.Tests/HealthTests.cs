using System.Net;
using Interpreter.Standalone.Tests.Fixtures;

namespace Interpreter.Standalone.Tests;

public sealed class HealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Probes_may_ask_for_the_headers_alone()
    {
        await using var server = await Servers.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        foreach (var path in (string[])["/health", "/alive", "/ready"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));
            using var response = await http.SendAsync(request, Token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
        }
    }

    [Theory]
    [InlineData("*", "anything.example", HttpStatusCode.OK)]
    [InlineData("interpreter.example, *.example.org", "interpreter.example", HttpStatusCode.OK)]
    [InlineData("interpreter.example, *.example.org", "eu.example.org", HttpStatusCode.OK)]
    [InlineData("interpreter.example, *.example.org", "evil.example", HttpStatusCode.BadRequest)]
    [InlineData("interpreter.example, *.example.org", "127.0.0.1", HttpStatusCode.BadRequest)]
    public async Task The_server_answers_to_the_names_that_are_allowed(string allowed, string host, HttpStatusCode status)
    {
        await using var server = await Servers.StartAsync("--ALLOWED_HOSTS", allowed);
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/health", UriKind.Relative));
        request.Headers.Host = host;
        using var response = await http.SendAsync(request, Token);
        Assert.Equal(status, response.StatusCode);
    }
}
