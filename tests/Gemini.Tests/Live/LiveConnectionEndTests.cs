using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Tests.Server;
using Interpreter.Testing;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Live;

public sealed class LiveConnectionEndTests
{
    [Theory]
    [InlineData(1000, "", UpstreamFailure.Transient)]
    [InlineData(1001, "", UpstreamFailure.Transient)]
    [InlineData(1007, "Request contains an invalid argument.", UpstreamFailure.Argument)]
    [InlineData(1007, "API key not valid. Please pass a valid API key.", UpstreamFailure.Auth)]
    [InlineData(1008, "", UpstreamFailure.Policy)]
    [InlineData(1008, "Operation is not implemented, or supported, or enabled.", UpstreamFailure.Transient)]
    [InlineData(1011, "Internal error encountered.", UpstreamFailure.Transient)]
    [InlineData(1011, "Deadline expired before operation could complete.", UpstreamFailure.GoneAway)]
    [InlineData(1011, "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: h", UpstreamFailure.Quota)]
    public async Task A_close_says_what_kind_of_failure_it_is(int code, string reason, UpstreamFailure kind)
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.CloseAsync(code, reason);
            await client.WaitForCloseAsync();
        });
        await using var connection = await server.ConnectAsync();

        var failure = await Assert.ThrowsAsync<UpstreamException>(connection.DrainAsync);

        Assert.Equal((kind, code, reason), (failure.Kind, failure.Code, failure.Reason ?? ""));
        Assert.Equal(kind is UpstreamFailure.Transient or UpstreamFailure.GoneAway, failure.CanRetry);
        Assert.False(connection.TrySend(new LiveInput.ActivityStart()));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_network_failure()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.ReceiveAsync();
            client.Abort();
        });
        await using var connection = await server.ConnectAsync();
        connection.TrySend(new LiveInput.ActivityStart());

        var failure = await Assert.ThrowsAsync<UpstreamException>(connection.DrainAsync);

        Assert.Equal((UpstreamFailure.Network, null, true), (failure.Kind, failure.Code, failure.CanRetry));
        Assert.NotNull(failure.InnerException);
    }

    [Fact]
    public async Task A_server_that_answers_no_ping_is_a_network_failure()
    {
        var never = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await never.Task; // pongs are sent by whoever receives
        });
        await using var connection = await server.ConnectAsync(options => options with { KeepAliveInterval = TimeSpan.FromMilliseconds(20), KeepAliveTimeout = TimeSpan.FromMilliseconds(50) });

        var failure = await Assert.ThrowsAsync<UpstreamException>(connection.DrainAsync);

        Assert.Equal((UpstreamFailure.Network, true), (failure.Kind, failure.CanRetry));
        never.SetResult();
    }

    [Fact]
    public async Task The_reason_of_a_close_is_not_lost_by_a_client_that_sends_on()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.ReceiveAsync();
            await client.CloseAsync(1011, "Internal error encountered.");
            await client.WaitForCloseAsync();
        });
        await using var connection = await server.ConnectAsync();
        var reading = connection.DrainAsync();
        var frame = Frame(640);
        while (connection.TrySendAudio(frame) && !reading.IsCompleted)
        {
            await Task.Yield();
        }

        Assert.Equal(1011, (await Assert.ThrowsAsync<UpstreamException>(() => reading.WaitAsync(Patience, Cancellation))).Code);
    }

    [Fact]
    public async Task An_error_message_ends_the_connection_after_what_came_before_it()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.SendAsync("""{"usageMetadata":{"totalTokenCount":1},"error":{"code":429,"message":"Slow down.","status":"RESOURCE_EXHAUSTED"}}""");
            await client.WaitForCloseAsync();
        });
        await using var connection = await server.ConnectAsync();
        List<LiveEvent> events = [];

        var failure = await Assert.ThrowsAsync<UpstreamException>(async () =>
        {
            await foreach (var next in connection.ReadAllAsync(Cancellation))
            {
                events.Add(next);
            }
        });

        Assert.Equal((UpstreamFailure.Quota, 429, "Slow down."), (failure.Kind, failure.Code, failure.Reason));
        Assert.Collection(events, next => Assert.IsType<LiveEvent.SetUp>(next), next => Assert.IsType<LiveEvent.Usage>(next));
    }

    [Theory]
    [InlineData(1008, "", false, UpstreamFailure.GoneAway)]
    [InlineData(1008, "", true, UpstreamFailure.GoneAway)]
    [InlineData(1011, "Internal error encountered.", false, UpstreamFailure.Transient)]
    [InlineData(1011, "Internal error encountered.", true, UpstreamFailure.GoneAway)]
    [InlineData(1011, "You exceeded your current quota", true, UpstreamFailure.Quota)]
    public async Task A_close_after_a_goAway_is_the_goAway_unless_its_words_say_otherwise(int code, string reason, bool due, UpstreamFailure kind)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.SendAsync("""{"goAway":{"timeLeft":"50s"}}""");
            await told.Task;
            await client.CloseAsync(code, reason);
            await client.WaitForCloseAsync();
        });
        var clock = new FakeClock();
        await using var connection = await server.ConnectAsync(timeProvider: clock);

        Assert.IsType<LiveEvent.GoAway>(Assert.Single(await connection.TakeAsync(1)));
        clock.Advance(TimeSpan.FromSeconds(due ? 50 : 49));
        told.SetResult();
        var failure = await Assert.ThrowsAsync<UpstreamException>(connection.DrainAsync);

        Assert.Equal((kind, code), (failure.Kind, failure.Code));
    }
}
