using Interpreter.Core.Upstream;
using Interpreter.Gemini.Tests.Simulator;
using Interpreter.GeminiSimulator;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Contract;

/// <summary>Whole conversations with the product's simulator, which is as strict as Gemini about what it is sent.</summary>
public abstract class SimulatorContract(SimulatorFixture fixture) : ClientContract, IClassFixture<SimulatorFixture>
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
        var setup = SimulatedGemini.Setup(model);
        if (setup.Model.ThinkingLevel is not null)
        {
            Needs(Ability.ThinkingLevel);
        }

        await using var upstream = await ConnectAsync(fixture.Server.BaseAddress, setup with { History = [new HistoryTurn(false, "hi"), new HistoryTurn(true, "안녕")] });

        Assert.True(upstream.TrySend(new UpstreamInput.Text(Korean)));
        var turn = await upstream.ReadUntilAsync<UpstreamEvent.TurnComplete>();

        Assert.Equal(English, turn.Said);
        Assert.True(turn.Speech.Length > 24_000);
        Assert.True(turn.Has<UpstreamEvent.GenerationComplete>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_spoken_turn_is_heard_and_interpreted(bool automatic)
    {
        await using var upstream = await ConnectAsync(fixture.Server.BaseAddress, SimulatedGemini.Setup() with { AutomaticActivityDetection = automatic });

        if (!automatic)
        {
            Assert.True(upstream.TrySend(UpstreamInput.ActivityStart.Instance));
        }

        upstream.Speak("meet.ko.wav");
        Assert.True(upstream.TrySend(automatic ? UpstreamInput.AudioStreamEnd.Instance : UpstreamInput.ActivityEnd.Instance));
        var turn = await upstream.ReadUntilAsync<UpstreamEvent.TurnComplete>();

        Assert.Equal((Korean, English), (turn.Heard, turn.Said));
        Assert.True(turn.Speech.Length > 24_000);
    }

    [Fact]
    public async Task A_one_way_model_translates_into_its_language_without_turns()
    {
        Needs(Ability.Translation);
        await using var upstream = await ConnectAsync(fixture.Server.BaseAddress, SimulatedGemini.Setup("gemini-3.5-live-translate-preview") with { TargetLanguage = "en" });

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
        await using var upstream = await ConnectAsync(server.BaseAddress, SimulatedGemini.Setup());

        var goAway = (await upstream.ReadUntilAsync<UpstreamEvent.GoAway>()).Events[^1];
        var failure = await Assert.ThrowsAsync<UpstreamException>(() => upstream.ReadUntilAsync(_ => false));

        Assert.Equal(new UpstreamEvent.GoAway(TimeSpan.FromSeconds(4)), goAway);
        Assert.Equal((UpstreamFailure.GoneAway, true), (failure.Kind, failure.CanRetry));
    }

    [Fact]
    public async Task A_handle_resumes_the_session_as_soon_as_the_old_connection_is_disposed()
    {
        string? handle;
        await using (var first = await ConnectAsync(fixture.Server.BaseAddress, SimulatedGemini.Setup()))
        {
            handle = (await first.ReadUntilAsync(next => next is UpstreamEvent.Resumption { Handle: not null })).Events.OfType<UpstreamEvent.Resumption>().Last().Handle;
        }

        await using var second = await ConnectAsync(fixture.Server.BaseAddress, SimulatedGemini.Setup() with { ResumptionHandle = handle });
        Assert.True(second.TrySend(new UpstreamInput.Text(English)));

        Assert.Equal(Korean, (await second.ReadUntilAsync<UpstreamEvent.TurnComplete>()).Said);
    }

    [Fact]
    public async Task A_handle_that_nobody_knows_may_be_retried()
    {
        var failure = await Assert.ThrowsAsync<UpstreamException>(() => ConnectAsync(fixture.Server.BaseAddress, SimulatedGemini.Setup() with { ResumptionHandle = "unknown" }));

        Assert.Equal((UpstreamFailure.Transient, true), (failure.Kind, failure.CanRetry));
    }

    [Theory]
    [InlineData(KeyRefusal.AcceptThenClose, UpstreamFailure.Auth, Ability.CloseCodes)]
    [InlineData(KeyRefusal.RejectUpgrade, UpstreamFailure.Argument, Ability.RefusalStatus)]
    public async Task A_refused_key_is_told_as_far_as_the_connection_tells_it(KeyRefusal refusal, UpstreamFailure kind, Ability ability)
    {
        Needs(ability);
        await using var server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options with { KeyRefusal = refusal }, Cancellation);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => Connector(server.BaseAddress, SimulatedGemini.RefusedKey).ConnectAsync(SimulatedGemini.Setup(), Cancellation));

        // A refused upgrade is a bare 400; a probe has the words.
        Assert.Equal((kind, false), (failure.Kind, failure.CanRetry));
        Assert.Contains("GEMINI_API_KEY", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KeyRefusal.AcceptThenClose)]
    [InlineData(KeyRefusal.RejectUpgrade)]
    public async Task A_connector_with_a_probe_tells_a_refused_key_however_it_is_refused(KeyRefusal refusal)
    {
        await using var server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options with { KeyRefusal = refusal }, Cancellation);
        using var http = new HttpClient();

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => Connector(server.BaseAddress, SimulatedGemini.RefusedKey, http).ConnectAsync(SimulatedGemini.Setup(), Cancellation));

        Assert.Equal((UpstreamFailure.Auth, "API key not valid. Please pass a valid API key."), (failure.Kind, failure.Reason));
    }

    [Fact]
    public async Task An_unknown_model_is_told()
    {
        Needs(Ability.CloseCodes);
        var failure = await Assert.ThrowsAsync<UpstreamException>(() => ConnectAsync(fixture.Server.BaseAddress, SimulatedGemini.Setup("gemini-nonsense")));

        Assert.Equal((UpstreamFailure.Argument, false), (failure.Kind, failure.CanRetry));
        Assert.Contains("GEMINI_MODEL", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_connection_is_a_network_failure()
    {
        await using var server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options, Cancellation); // its own: all connections are cut
        await using var upstream = await ConnectAsync(server.BaseAddress, SimulatedGemini.Setup());
        await upstream.ReadUntilAsync<UpstreamEvent.Resumption>();

        server.AbortAll();

        Assert.Equal(UpstreamFailure.Network, (await Assert.ThrowsAsync<UpstreamException>(() => upstream.ReadUntilAsync(_ => false))).Kind);
    }
}
