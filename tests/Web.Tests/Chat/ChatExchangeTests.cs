using Interpreter.Core.Sessions;
using Interpreter.Testing;
using Interpreter.Web.Chat;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Chat;

/// <summary>One request's question to a chat that others use too.</summary>
public sealed class ChatExchangeTests
{
    private static readonly ChatExchangeOptions Options = new() { Timeout = TimeSpan.FromSeconds(30) };

    private readonly FakeClock _clock = new();
    private readonly ScriptedSession _session = new("session", null!);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_told_of_its_own_turn_and_of_no_other()
    {
        var (outputs, request) = await AskAsync(Token);
        _session.Say(ChatTurns.Asked(1, "another"));
        _session.Say(new SessionOutput.TextDelta(1, "not mine"));
        _session.Say(ChatTurns.Completed(1, "another", "not mine"));
        _session.Say(new SessionOutput.Failed(SessionErrorCodes.TextRefused, "Another's.") { RequestId = "third" });
        _session.Say(ChatTurns.Asked(2, request));
        _session.Say(new SessionOutput.TextDelta(2, "Because."));
        _session.Say(ChatTurns.Completed(2, request, "Because."));

        var told = await outputs;
        Assert.Collection(
            told,
            output => Assert.Equal(2, Assert.IsType<SessionOutput.Asked>(output).Turn),
            output => Assert.Equal("Because.", Assert.IsType<SessionOutput.TextDelta>(output).Text),
            output => Assert.Equal("Because.", Assert.IsType<SessionOutput.TurnCompleted>(output).OutputText));
        Assert.Equal(0, _session.CommandsWaiting);
        Assert.Equal([long.MaxValue], _session.Subscriptions);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_stopped_and_told_as_a_failure()
    {
        var (outputs, request) = await AskAsync(Token);
        _session.Say(ChatTurns.Asked(1, request));
        var asked = await FirstAsync();
        Assert.IsType<SessionOutput.Asked>(asked);
        _clock.Advance(Options.Timeout);

        var told = await outputs;
        Assert.Equal(SessionErrorCodes.UpstreamUnavailable, Assert.IsType<SessionOutput.Failed>(told[^1]).Code);
        Assert.IsType<SessionCommand.Interrupt>(await _session.NextCommandAsync());
    }

    [Fact]
    public async Task Who_gives_up_before_the_turn_stops_nobody_elses()
    {
        var (outputs, _) = await AskAsync(Token);
        _clock.Advance(Options.Timeout);
        Assert.IsType<SessionOutput.Failed>(Assert.Single(await outputs));
        Assert.Equal(0, _session.CommandsWaiting);
    }

    [Fact]
    public async Task A_session_that_ends_ends_the_request()
    {
        var (outputs, request) = await AskAsync(Token);
        _session.Say(ChatTurns.Asked(1, request));
        _session.End();
        Assert.IsType<SessionOutput.Failed>((await outputs)[^1]);
    }

    [Fact]
    public async Task Who_is_cancelled_stops_the_answer()
    {
        using var gone = new CancellationTokenSource();
        var (outputs, request) = await AskAsync(gone.Token);
        _session.Say(ChatTurns.Asked(1, request));
        await FirstAsync();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outputs);
        Assert.IsType<SessionCommand.Interrupt>(await _session.NextCommandAsync());
    }

    private readonly TaskCompletionSource<SessionOutput> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task<SessionOutput> FirstAsync() => _first.Task.WaitAsync(TimeSpan.FromMinutes(1), Token);

    private async Task<(Task<List<SessionOutput>> Outputs, string Request)> AskAsync(CancellationToken cancellationToken)
    {
        var exchange = new ChatExchange(Options, _clock);
        var outputs = CollectAsync();
        return (outputs, Assert.IsType<SessionCommand.Ask>(await _session.NextCommandAsync()).RequestId!);

        async Task<List<SessionOutput>> CollectAsync()
        {
            var told = new List<SessionOutput>();
            await foreach (var output in exchange.SendAsync(_session, request => new SessionCommand.Ask("Why?") { RequestId = request }, cancellationToken))
            {
                told.Add(output);
                _first.TrySetResult(output);
            }

            return told;
        }
    }
}
