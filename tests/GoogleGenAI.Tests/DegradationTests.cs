using System.Text.Json.Nodes;
using Interpreter.Core.Upstream;
using Interpreter.Gemini;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Tests.Contract;
using Interpreter.Gemini.Tests.Server;
using Interpreter.Gemini.Upstream;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.GoogleGenAI.Tests;

/// <summary>What comes in the place of what the SDK can't do: an error that names it, and the setting that helps.</summary>
public sealed class DegradationTests
{
    private static readonly UpstreamSetup Usual = new() { Model = new GeminiModels().Default };

    [Theory]
    [InlineData(1000)]
    [InlineData(1007)]
    [InlineData(1008)]
    [InlineData(1011)]
    public async Task A_close_of_any_code_may_be_retried_and_names_the_client_that_tells_it(int code)
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.CloseAsync(code, "You exceeded your current quota");
            await client.WaitForCloseAsync();
        });
        await using var upstream = await ConnectAsync(server);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => upstream.ReadUntilAsync(_ => false));

        Assert.Equal((UpstreamFailure.Network, null, null), (failure.Kind, failure.Code, failure.Reason));
        Assert.Equal("The connection to Gemini ended. Google.GenAI does not tell why: GEMINI_CLIENT=own does.", failure.Message);
    }

    [Fact]
    public async Task A_close_in_the_setup_may_be_retried_so_that_a_handle_that_expired_ends_no_session()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.ReceiveAsync();
            await client.CloseAsync(1008, "Requested entity was not found.");
            await client.WaitForCloseAsync();
        });

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => ConnectAsync(server, Usual with { ResumptionHandle = "expired" }));

        Assert.Equal((UpstreamFailure.Transient, null), (failure.Kind, failure.Code));
        Assert.Contains("GEMINI_CLIENT=own", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_upgrade_may_be_retried_and_names_the_client_that_tells_it()
    {
        await using var server = await ScriptedServer.RefusingAsync(503);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => ConnectAsync(server));

        Assert.Equal((UpstreamFailure.Transient, null), (failure.Kind, failure.Code));
        Assert.Contains("GEMINI_CLIENT=own", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gemini-3.8-live-extended-thinking", "thinkingLevel")]
    [InlineData("gemini-3.5-live-translate-preview", "translationConfig")]
    public async Task A_model_that_wants_what_the_sdk_can_not_say_is_refused_before_anything_is_sent(string model, string word)
    {
        await using var server = await ScriptedServer.RefusingAsync(500);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => ConnectAsync(server, Usual with { Model = new GeminiModels(model).Default, TargetLanguage = "en" }));

        Assert.Equal((UpstreamFailure.Argument, false), (failure.Kind, failure.CanRetry));
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
        Assert.Contains("GEMINI_CLIENT=own", failure.Message, StringComparison.Ordinal);
        Assert.Null(server.LastRequest);
    }

    [Fact]
    public async Task History_is_left_out_and_the_session_goes_on_without_it()
    {
        string? setup = null, first = null;
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            setup = await client.SetUpAsync();
            first = await client.ReceiveAsync();
            await client.WaitForCloseAsync();
        });
        await using (var upstream = await ConnectAsync(server, Usual with { History = [new HistoryTurn(false, "earlier")] }))
        {
            upstream.TrySend(UpstreamInput.AudioStreamEnd.Instance);
            await server.WaitAsync(() => first is not null);
        }

        Assert.DoesNotContain("earlier", setup, StringComparison.Ordinal);
        Assert.Null(JsonNode.Parse(first!)!["clientContent"]);
    }

    [Fact]
    public async Task Tokens_and_Vertex_are_refused_without_a_word_of_the_secret()
    {
        await using var server = await ScriptedServer.RefusingAsync(500);
        var options = Options(server);
        LiveClientOptions[] others =
        [
            options with { Credential = GeminiCredential.Parse("auth_tokens/secret") },
            options with { Endpoint = new GeminiEndpoint.Vertex("p", "global", server.Address), Credential = new GeminiCredential.OAuth(_ => new("secret")) },
        ];

        foreach (var other in others)
        {
            var failure = await Assert.ThrowsAsync<UpstreamException>(() => new GoogleLiveClient(other).ConnectAsync(LiveClientFixture.Setup, Cancellation));
            Assert.Equal(UpstreamFailure.Argument, failure.Kind);
            Assert.Contains("GEMINI_CLIENT=own", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_address_of_a_socket_is_taken_as_one_of_http()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.WaitForCloseAsync();
        });
        var address = new UriBuilder(server.Address) { Scheme = "ws" }.Uri;

        await using var connection = await new GoogleLiveClient(Options(server) with { Endpoint = new GeminiEndpoint.Developer(address) })
            .ConnectAsync(LiveClientFixture.Setup, Cancellation).WaitAsync(Patience, Cancellation);

        Assert.True(connection.TrySend(new LiveInput.AudioStreamEnd()));
    }

    private static Task<IUpstream> ConnectAsync(ScriptedServer server, UpstreamSetup? setup = null) =>
        new GeminiUpstreamConnector(new GoogleLiveClient(Options(server))).ConnectAsync(setup ?? Usual, Cancellation).WaitAsync(Patience, Cancellation);
}
