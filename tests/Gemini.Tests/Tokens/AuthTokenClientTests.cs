using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Tests.Simulator;
using Interpreter.Gemini.Tests.Text.Kit;
using Interpreter.Gemini.Tokens;
using static Interpreter.Gemini.Tests.Text.Kit.TextFixture;

namespace Interpreter.Gemini.Tests.Tokens;

public sealed class AuthTokenClientTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task A_token_opens_a_session_once()
    {
        var token = await new AuthTokenClient(Channel(fixture.Server.BaseAddress)).CreateAsync(
            new AuthTokenRequest { BidiGenerateContentSetup = new LiveSetup { Model = "gemini-3.8-live", GenerationConfig = new GenerationConfig { ResponseModalities = ["AUDIO"] } } },
            Cancellation);
        var live = new LiveClient(new LiveClientOptions { Endpoint = new GeminiEndpoint.Developer(fixture.Server.BaseAddress), Credential = token });

        await (await live.ConnectAsync(new LiveSetup { Model = "gemini-3.8-live" }, Cancellation)).DisposeAsync();

        await Assert.ThrowsAsync<UpstreamException>(() => live.ConnectAsync(new LiveSetup { Model = "gemini-3.8-live" }, Cancellation));
        Assert.StartsWith("auth_tokens/", token.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Value, token.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_asked_for_in_the_version_that_has_them_with_all_that_it_shall_allow()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, """{"name":"auth_tokens/abc"}"""));

        var token = await new AuthTokenClient(Channel(server.Address)).CreateAsync(
            new AuthTokenRequest
            {
                Uses = 2,
                ExpireTime = new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero),
                NewSessionExpireTime = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero),
                BidiGenerateContentSetup = new LiveSetup { Model = "gemini-3.8-live" },
                FieldMask = "model",
            },
            Cancellation);

        Assert.Equal("auth_tokens/abc", token.Value);
        Assert.Equal(
            ("POST /v1alpha/auth_tokens", """{"uses":2,"expireTime":"2026-11-21T10:00:00+00:00","newSessionExpireTime":"2026-11-21T09:00:00+00:00","bidiGenerateContentSetup":{"model":"models/gemini-3.8-live"},"fieldMask":"model"}"""),
            (server.Requests[0].Line, server.Requests[0].Body));
    }

    [Fact]
    public async Task A_lifetime_that_the_service_does_not_take_is_told()
    {
        var failure = await Assert.ThrowsAsync<UpstreamException>(() => new AuthTokenClient(Channel(fixture.Server.BaseAddress)).CreateAsync(
            new AuthTokenRequest { ExpireTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) }, Cancellation));

        Assert.Equal((UpstreamFailure.Argument, 400), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task What_is_no_token_is_not_taken_for_one()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, """{"name":"AIzaSomething"}"""));

        await Assert.ThrowsAsync<UpstreamException>(() => new AuthTokenClient(Channel(server.Address)).CreateAsync(new AuthTokenRequest(), Cancellation));
    }
}
