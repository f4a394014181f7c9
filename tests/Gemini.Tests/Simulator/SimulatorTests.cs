using Interpreter.Core.Upstream;
using Interpreter.Gemini.Failures;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Upstream;
using Interpreter.GeminiSimulator;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Simulator;

public sealed class SimulatorTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Korean = "만나서 반갑습니다.";
    private const string English = "It is a pleasure to meet you.";

    [Theory]
    [InlineData("gemini-3.8-live")]
    [InlineData("gemini-3.8-live-extended-thinking")]
    [InlineData("gemini-3.1-flash-live-preview")]
    [InlineData("gemini-2.5-flash-native-audio-preview-12-2025")]
    [InlineData("gemini-2.5-flash-native-audio-preview-09-2025")]
    [InlineData("gemini-2.0-flash-exp")]
    public async Task Every_conversing_model_takes_its_setup_with_history_and_answers_text(string model)
    {
        var server = fixture.Server;
        await using var upstream = await server.ConnectAsync(SimulatedGemini.Setup(model) with { History = [new HistoryTurn(false, "hi"), new HistoryTurn(true, "안녕")] });

        Assert.True(upstream.TrySend(new UpstreamInput.Text(Korean)));
        var turn = await upstream.ReadUntilAsync<UpstreamEvent.TurnComplete>();

        Assert.Equal(English, turn.Said);
        Assert.True(turn.AudioBytes > 24_000);
        Assert.True(turn.Has<UpstreamEvent.GenerationComplete>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_spoken_turn_is_heard_and_interpreted(bool automatic)
    {
        var server = fixture.Server;
        await using var upstream = await server.ConnectAsync(SimulatedGemini.Setup() with { AutomaticActivityDetection = automatic });

        if (!automatic)
        {
            Assert.True(upstream.TrySend(UpstreamInput.ActivityStart.Instance));
        }

        upstream.Speak("meet.ko.wav");
        Assert.True(upstream.TrySend(automatic ? UpstreamInput.AudioStreamEnd.Instance : UpstreamInput.ActivityEnd.Instance));
        var turn = await upstream.ReadUntilAsync<UpstreamEvent.TurnComplete>();

        Assert.Equal((Korean, English), (turn.Heard, turn.Said));
        Assert.True(turn.AudioBytes > 24_000);
    }

    [Fact]
    public async Task A_one_way_model_translates_into_its_language_without_turns()
    {
        var server = fixture.Server;
        await using var upstream = await server.ConnectAsync(SimulatedGemini.Setup("gemini-3.5-live-translate-preview") with { TargetLanguage = "en" });

        upstream.Speak("meet.ko.wav");
        Assert.True(upstream.TrySend(UpstreamInput.AudioStreamEnd.Instance));
        var said = "";
        var turn = await upstream.ReadUntilAsync(next => (said += (next as UpstreamEvent.OutputTranscription)?.Text).Trim() == English);

        Assert.Equal(English, turn.Said);
        Assert.False(turn.Has<UpstreamEvent.TurnComplete>());
    }

    [Fact]
    public async Task A_goAway_is_told_and_its_deadline_is_a_failure_that_may_be_retried()
    {
        await using var server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options with { GoAwayAfter = TimeSpan.FromSeconds(2), GoAwayTimeLeft = TimeSpan.FromSeconds(4) }, Cancellation);
        await using var upstream = await server.ConnectAsync(SimulatedGemini.Setup());

        var goAway = (await upstream.ReadUntilAsync<UpstreamEvent.GoAway>()).Events[^1];
        var failure = await Assert.ThrowsAsync<UpstreamException>(() => upstream.ReadUntilAsync(_ => false));

        Assert.Equal(new UpstreamEvent.GoAway(TimeSpan.FromSeconds(4)), goAway);
        Assert.Equal((UpstreamFailure.GoneAway, 1008, true), (failure.Kind, failure.Code, failure.CanRetry));
    }

    [Fact]
    public async Task A_handle_resumes_the_session_as_soon_as_the_old_connection_is_disposed()
    {
        var server = fixture.Server;
        string? handle;
        await using (var first = await server.ConnectAsync(SimulatedGemini.Setup()))
        {
            handle = (await first.ReadUntilAsync(next => next is UpstreamEvent.Resumption { Handle: not null })).Events.OfType<UpstreamEvent.Resumption>().Last().Handle;
        }

        await using var second = await server.ConnectAsync(SimulatedGemini.Setup() with { ResumptionHandle = handle });
        Assert.True(second.TrySend(new UpstreamInput.Text(English)));

        Assert.Equal(Korean, (await second.ReadUntilAsync<UpstreamEvent.TurnComplete>()).Said);
    }

    [Fact]
    public async Task A_handle_that_nobody_knows_may_be_retried()
    {
        var server = fixture.Server;

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => server.ConnectAsync(SimulatedGemini.Setup() with { ResumptionHandle = "unknown" }));

        Assert.Equal((UpstreamFailure.Transient, 1008), (failure.Kind, failure.Code));
    }

    [Theory]
    [InlineData(KeyRefusal.AcceptThenClose, UpstreamFailure.Auth)]
    [InlineData(KeyRefusal.RejectUpgrade, UpstreamFailure.Argument)]
    public async Task A_refused_key_is_told_by_the_connection_and_by_the_probe(KeyRefusal refusal, UpstreamFailure onConnect)
    {
        await using var server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options with { KeyRefusal = refusal }, Cancellation);
        using var http = new HttpClient();
        var endpoint = new GeminiEndpoint.Developer(server.BaseAddress);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => server.ConnectAsync(SimulatedGemini.Setup(), SimulatedGemini.RefusedKey));

        // A refused upgrade is a bare 400; the probe has the words.
        Assert.Equal((onConnect, false), (failure.Kind, failure.CanRetry));
        Assert.Contains("GEMINI_API_KEY", failure.Message, StringComparison.Ordinal);
        Assert.Equal(UpstreamFailure.Auth, (await new RefusalProbe(http, endpoint, GeminiCredential.Parse(SimulatedGemini.RefusedKey)).ProbeAsync(Cancellation))!.Kind);
        Assert.Null(await new RefusalProbe(http, endpoint, GeminiCredential.Parse("some-key")).ProbeAsync(Cancellation));
    }

    [Fact]
    public async Task A_connector_with_a_probe_tells_a_refused_key_even_where_the_upgrade_is_refused()
    {
        await using var server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options with { KeyRefusal = KeyRefusal.RejectUpgrade }, Cancellation);
        using var http = new HttpClient();
        var options = new LiveClientOptions { Endpoint = new GeminiEndpoint.Developer(server.BaseAddress), Credential = GeminiCredential.Parse(SimulatedGemini.RefusedKey) };
        var connector = new GeminiUpstreamConnector(new LiveClient(options), new RefusalProbe(http, options.Endpoint, options.Credential));

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => connector.ConnectAsync(SimulatedGemini.Setup(), Cancellation));

        Assert.Equal((UpstreamFailure.Auth, "API key not valid. Please pass a valid API key."), (failure.Kind, failure.Reason));
    }

    [Fact]
    public async Task An_unknown_model_is_told()
    {
        var server = fixture.Server;

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => server.ConnectAsync(SimulatedGemini.Setup("gemini-nonsense")));

        Assert.Equal((UpstreamFailure.Argument, false), (failure.Kind, failure.CanRetry));
        Assert.Contains("GEMINI_MODEL", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_connection_is_a_network_failure()
    {
        await using var server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options, Cancellation); // its own: all connections are cut
        await using var upstream = await server.ConnectAsync(SimulatedGemini.Setup());
        await upstream.ReadUntilAsync<UpstreamEvent.Resumption>();

        server.AbortAll();

        Assert.Equal(UpstreamFailure.Network, (await Assert.ThrowsAsync<UpstreamException>(() => upstream.ReadUntilAsync(_ => false))).Kind);
    }
}
