using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Tests.Server;
using Interpreter.Testing;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Contract;

/// <summary>How connections end, and how they are ended.</summary>
public abstract class EndingContract : ClientContract
{
    [Theory]
    [InlineData(1000, "", UpstreamFailure.Transient)]
    [InlineData(1007, "API key not valid. Please pass a valid API key.", UpstreamFailure.Auth)]
    [InlineData(1008, "", UpstreamFailure.Policy)]
    [InlineData(1011, "Internal error encountered.", UpstreamFailure.Transient)]
    [InlineData(1011, "You exceeded your current quota, please check your plan", UpstreamFailure.Quota)]
    public async Task A_close_says_what_kind_of_failure_it_is(int code, string reason, UpstreamFailure kind)
    {
        Needs(Ability.CloseCodes);
        var failure = await FailureAfterAsync(async client => await client.CloseAsync(code, reason));

        Assert.Equal((kind, code, reason), (failure.Kind, failure.Code, failure.Reason ?? ""));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1007)]
    [InlineData(1008)]
    [InlineData(1011)]
    public async Task A_close_of_any_code_fails_the_reader_and_refuses_what_is_sent_after_it(int code)
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.CloseAsync(code, "Some words.");
            await client.WaitForCloseAsync();
        });
        await using var upstream = await ConnectAsync(server);

        await FailureAsync(upstream);

        Assert.False(upstream.TrySend(UpstreamInput.AudioStreamEnd.Instance));
        var frame = Frame(640);
        Assert.False(upstream.TrySendAudio(frame));
        frame.Release();
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_network_failure()
    {
        var failure = await FailureAfterAsync(client =>
        {
            client.Abort();
            return Task.CompletedTask;
        });

        Assert.Equal((UpstreamFailure.Network, null, true), (failure.Kind, failure.Code, failure.CanRetry));
    }

    [Fact]
    public async Task A_close_after_a_goAway_is_the_goAway()
    {
        var failure = await FailureAfterAsync(async client =>
        {
            await client.SendAsync("""{"goAway":{"timeLeft":"50s"}}""");
            await client.CloseAsync(1008, "");
        });

        Assert.Equal((UpstreamFailure.GoneAway, true), (failure.Kind, failure.CanRetry));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[1]")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"§"}}]}}}""")]
    [InlineData("""{"serverContent":7}""")]
    public async Task A_message_that_is_none_ends_the_connection_and_may_be_retried(string message)
    {
        var failure = await FailureAfterAsync(async client => await client.SendAsync(message));

        Assert.Equal((UpstreamFailure.Transient, true), (failure.Kind, failure.CanRetry));
    }

    [Fact]
    public async Task An_error_message_ends_the_connection()
    {
        Needs(Ability.ErrorMessages);
        var failure = await FailureAfterAsync(async client => await client.SendAsync("""{"error":{"code":429,"message":"Slow down.","status":"RESOURCE_EXHAUSTED"}}"""));

        Assert.Equal((UpstreamFailure.Quota, 429, "Slow down."), (failure.Kind, failure.Code, failure.Reason));
    }

    [Fact]
    public async Task Too_large_a_message_ends_the_connection()
    {
        Needs(Ability.MessageLimit);
        var failure = await FailureAfterAsync(
            async client => await client.SendAsync($$"""{"padding":"{{new string('x', 20_000)}}"}"""), options => options with { MaxMessageBytes = 10_000 });

        Assert.Equal(UpstreamFailure.Transient, failure.Kind);
    }

    [Fact]
    public async Task A_server_that_answers_no_ping_is_a_network_failure()
    {
        Needs(Ability.KeepAlive);
        var never = new TaskCompletionSource();
        var failure = await FailureAfterAsync(
            _ => never.Task, options => options with { KeepAliveInterval = TimeSpan.FromMilliseconds(20), KeepAliveTimeout = TimeSpan.FromMilliseconds(50) });

        Assert.Equal(UpstreamFailure.Network, failure.Kind);
        never.SetResult();
    }

    [Fact]
    public async Task Disposal_says_goodbye_and_completes_the_reader()
    {
        int? code = null;
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.SendAsync("""{"serverContent":{"interrupted":true}}""");
            code = await client.WaitForCloseAsync();
        });
        var upstream = await ConnectAsync(server);
        await upstream.ReadUntilAsync<UpstreamEvent.Interrupted>();
        var reading = upstream.ReadUntilAsync(_ => false);

        await upstream.DisposeAsync();
        await upstream.DisposeAsync();

        Assert.Empty((await reading.WaitAsync(Patience, Cancellation)).Events);
        await server.Finished.WaitAsync(Patience, Cancellation);
        Assert.Equal(1000, code);
        Assert.False(upstream.TrySend(UpstreamInput.AudioStreamEnd.Instance));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_does_not_close_is_cut_after_the_close_timeout(bool read)
    {
        var aborted = false;
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.WaitForAbortAsync().WaitAsync(Patience);
            aborted = true;
        });
        var clock = new FakeClock();
        var upstream = await ConnectAsync(server, timeProvider: clock);
        var reading = read ? upstream.ReadUntilAsync(_ => false) : Task.CompletedTask;
        var disposing = upstream.DisposeAsync().AsTask();

        clock.Advance(TimeSpan.FromSeconds(2));

        await disposing.WaitAsync(Patience, Cancellation);
        await reading.WaitAsync(Patience, Cancellation);
        await server.Finished.WaitAsync(Patience, Cancellation);
        Assert.True(aborted);
    }

    [Fact]
    public async Task Cancelling_the_reader_closes_the_connection()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.WaitForCloseAsync();
        });
        await using var upstream = await ConnectAsync(server);
        using var cancellation = new CancellationTokenSource();
        var reading = Task.Run(async () => Assert.False(await upstream.ReadAllAsync(cancellation.Token).GetAsyncEnumerator(cancellation.Token).MoveNextAsync()), Cancellation);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience, Cancellation));
        await server.Finished.WaitAsync(Patience, Cancellation);
    }

    private async Task<UpstreamException> FailureAfterAsync(Func<ServerConnection, Task> script, Func<LiveClientOptions, LiveClientOptions>? configure = null)
    {
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await connected.Task;
            await script(client);
            await client.WaitForEndAsync();
        });
        await using var upstream = await ConnectAsync(server, configure: configure);
        connected.SetResult();
        return await FailureAsync(upstream);
    }
}
