using Interpreter.Core.Upstream;
using Interpreter.Gemini.Tests.Text.Kit;
using Microsoft.AspNetCore.Http;
using static Interpreter.Gemini.Tests.Text.Kit.TextFixture;

namespace Interpreter.Gemini.Tests.Text;

public sealed class StreamFaultTests
{
    private static readonly string Hello = Answers.Event(Answers.Chunk("Hello"));
    private static readonly string End = Answers.Event(Answers.Chunk("", "STOP"));

    public static TheoryData<string> BeforeTheFirstChunk => ["", ": a comment\n\n", "data: {\"candidates\"\r\n\r\n", $"[{Answers.Error(503, "UNAVAILABLE", "The model is overloaded.")}]"];

    [Theory]
    [MemberData(nameof(BeforeTheFirstChunk))]
    public async Task A_stream_that_fails_before_its_first_chunk_is_asked_for_again(string instead)
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Events(instead), Answers.Overloaded, Answers.Events(Hello, End));
        var said = new List<string>();

        await server.Client().ReadAsync(said);

        Assert.Equal(["Hello", ""], said);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_as_an_array_is_read_like_any_other()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(429, $"[{Answers.QuotaError("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "1s")}]"));

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => server.Client().ReadAsync([]));

        Assert.Equal((UpstreamFailure.Quota, QuotaScope.Day), (failure.Kind, failure.Quota));
    }

    public static TheoryData<string, UpstreamFailure> AfterTheFirstChunk => new()
    {
        { "", UpstreamFailure.Network },
        { "data: {\"candi", UpstreamFailure.Network },
        { "data: {\"candi\r\n\r\n", UpstreamFailure.Transient },
        { "data: what\n\n", UpstreamFailure.Transient },
        { Answers.Event(Answers.Error(503, "UNAVAILABLE", "The model is overloaded.")), UpstreamFailure.Transient },
        { Answers.Error(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota)."), UpstreamFailure.Quota },
        { $"\n{Answers.Error(400, "INVALID_ARGUMENT", "API key expired. Please renew the API key.")}", UpstreamFailure.Auth },
    };

    [Theory]
    [MemberData(nameof(AfterTheFirstChunk))]
    public async Task A_stream_that_fails_in_the_middle_keeps_what_it_said_and_is_never_repeated(string next, UpstreamFailure kind)
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Events(Hello, next), Answers.Events(Hello, End));
        var said = new List<string>();

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => server.Client().ReadAsync(said));

        Assert.Equal(kind, failure.Kind);
        Assert.Equal(["Hello"], said);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_connection_that_is_reset_in_the_middle_is_a_failure_of_the_network()
    {
        var read = new TaskCompletionSource();
        await using var server = await ScriptedApi.StartAsync(async context =>
        {
            await context.SendAsync(Hello);
            await read.Task.WaitAsync(Patience, CancellationToken.None);
            context.Abort();
        });
        var stream = server.Client().StreamAsync(Model, Prompt, Cancellation).GetAsyncEnumerator(Cancellation);
        await using var _ = stream;

        Assert.True(await stream.MoveNextAsync());
        read.SetResult();

        Assert.Equal(UpstreamFailure.Network, (await Assert.ThrowsAsync<UpstreamException>(async () => await stream.MoveNextAsync())).Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_stream_that_falls_silent_is_given_up()
    {
        var clock = new WatchedClock();
        await using var server = await ScriptedApi.StartAsync(async context =>
        {
            await context.SendAsync(Hello);
            await Silence(context);
        });
        var stream = server.Client(options => options with { StallTimeout = TimeSpan.FromSeconds(7) }, clock).StreamAsync(Model, Prompt, Cancellation).GetAsyncEnumerator(Cancellation);
        await using var _ = stream;

        Assert.True(await stream.MoveNextAsync());
        var next = Assert.ThrowsAsync<UpstreamException>(async () => await stream.MoveNextAsync());
        await clock.WaitBegunAsync(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7));
        clock.Advance(TimeSpan.FromSeconds(7));

        var failure = await next;
        Assert.Equal((UpstreamFailure.Network, "Gemini was silent for 7 s."), (failure.Kind, failure.Message));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_long_stream_outlives_the_deadline_of_its_beginning()
    {
        var clock = new WatchedClock();
        var go = new TaskCompletionSource();
        await using var server = await ScriptedApi.StartAsync(async context =>
        {
            await context.SendAsync(Hello);
            await go.Task.WaitAsync(Patience, context.RequestAborted);
            await context.SendAsync(End);
        });
        var said = new List<string>();

        await foreach (var chunk in server.Client(timeProvider: clock).StreamAsync(Model, Prompt, Cancellation))
        {
            said.Add(chunk.Text);
            clock.Advance(TimeSpan.FromHours(1));
            go.TrySetResult();
        }

        Assert.Equal(["Hello", ""], said);
    }

    [Fact]
    public async Task A_chunk_that_is_too_long_is_refused()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Events(Hello, "data: " + new string('x', 20_000)));

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => server.Client(options => options with { MaxAnswerBytes = 9_000 }).ReadAsync([]));

        Assert.Equal(UpstreamFailure.Transient, failure.Kind);
    }

    [Fact]
    public async Task A_blocked_stream_is_complete()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Events(Answers.Event("""{"promptFeedback":{"blockReason":"SAFETY"}}""")));
        var said = new List<string>();

        await server.Client().ReadAsync(said);

        Assert.Equal([""], said);
    }

    private static Task Silence(HttpContext context) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
}
