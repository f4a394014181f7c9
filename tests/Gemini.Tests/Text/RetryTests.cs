using System.Net;
using System.Net.Sockets;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Tests.Text.Kit;
using Interpreter.Gemini.Text;
using static Interpreter.Gemini.Tests.Text.Kit.TextFixture;

namespace Interpreter.Gemini.Tests.Text;

public sealed class RetryTests
{
    private const string PerMinute = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier";
    private const string PerDay = "GenerateRequestsPerDayPerProjectPerModel-FreeTier";

    [Theory]
    [InlineData(500, "INTERNAL", "An internal error has occurred.")]
    [InlineData(502, "", "")]
    [InlineData(503, "UNAVAILABLE", "The model is overloaded. Please try again later.")]
    [InlineData(504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete.")]
    [InlineData(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).")]
    public async Task A_failure_that_passes_is_repeated_until_it_has_passed(int status, string name, string message)
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(status, Answers.Error(status, name, message)), Answers.Json(status, "<html>"), Answers.Ok);

        Assert.Equal("Hello there", (await server.Client().AskAsync()).Text);
        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Select(request => request.Body).Distinct());
    }

    [Fact]
    public async Task A_failure_that_does_not_pass_is_repeated_as_often_as_allowed_and_then_told()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(500, Answers.Error(500, "INTERNAL", "Internal error encountered.")));

        var failure = await server.Client(options => options with { MaxRetries = 2 }).FailAsync();

        Assert.Equal((UpstreamFailure.Transient, 500, "Internal error encountered."), (failure.Kind, failure.Code, failure.Reason));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task No_retries_means_none()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Overloaded);

        await server.Client(options => options with { MaxRetries = 0 }).FailAsync();

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(400, "INVALID_ARGUMENT", "* GenerateContentRequest.contents: contents is not specified", UpstreamFailure.Argument)]
    [InlineData(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", UpstreamFailure.Auth)]
    [InlineData(400, "FAILED_PRECONDITION", "User location is not supported for the API use.", UpstreamFailure.Policy)]
    [InlineData(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.", UpstreamFailure.Auth)]
    [InlineData(403, "PERMISSION_DENIED", "The caller does not have permission", UpstreamFailure.Auth)]
    [InlineData(404, "NOT_FOUND", "models/x is not found for API version v1beta, or is not supported for generateContent.", UpstreamFailure.Argument)]
    [InlineData(302, "", "", UpstreamFailure.Argument)]
    public async Task What_a_repetition_cannot_help_is_told_at_once(int status, string name, string message, UpstreamFailure kind)
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(status, Answers.Error(status, name, message)));

        var failure = await server.Client().FailAsync();

        Assert.Equal((kind, status), (failure.Kind, failure.Code));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_key_that_is_refused_only_in_the_details_is_refused()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(400, Answers.Error(
            400, "INVALID_ARGUMENT", "Bad request.", """{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}""")));

        Assert.Equal(UpstreamFailure.Auth, (await server.Client().FailAsync()).Kind);
    }

    [Fact]
    public async Task A_minutes_quota_is_waited_for_as_long_as_Gemini_says_and_no_shorter()
    {
        var clock = new WatchedClock();
        await using var server = await ScriptedApi.StartAsync(Answers.Json(429, Answers.QuotaError(PerMinute, "1.68122827s")), Answers.Ok);
        var asked = server.Client(timeProvider: clock).AskAsync();

        var wait = await clock.WaitBegunAsync(TimeSpan.FromSeconds(1.68122827), TimeSpan.FromSeconds(1.94));
        clock.Advance(TimeSpan.FromSeconds(1.68));
        Assert.Single(server.Requests);
        clock.Advance(wait - TimeSpan.FromSeconds(1.68));

        Assert.Equal("Hello there", (await asked).Text);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task The_words_of_a_refusal_are_more_exact_than_its_rounded_details()
    {
        var clock = new WatchedClock();
        var refusal = Answers.QuotaError(PerMinute, "1s").Replace("rate-limits.\"", "rate-limits. Please retry in 1.68122827s.\"", StringComparison.Ordinal);
        await using var server = await ScriptedApi.StartAsync(Answers.Json(429, refusal), Answers.Ok);
        var asked = server.Client(timeProvider: clock).AskAsync();

        clock.Advance(await clock.WaitBegunAsync(TimeSpan.FromSeconds(1.68), TimeSpan.FromSeconds(1.94)));

        await asked;
    }

    [Fact]
    public async Task A_wait_beyond_the_deadline_is_left_to_the_caller()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(429, Answers.QuotaError(PerMinute, "43s")), Answers.Ok);

        var failure = await server.Client(options => options with { Deadline = TimeSpan.FromSeconds(40) }).FailAsync();

        Assert.Equal((UpstreamFailure.Quota, 429, QuotaScope.Minute, TimeSpan.FromSeconds(43)), (failure.Kind, failure.Code, failure.Quota, failure.RetryAfter));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(PerDay, "You exceeded your current quota", QuotaScope.Day)]
    [InlineData(PerMinute, "Quota exceeded for metric: requests, limit: 0, model: gemini-3.8-flash", QuotaScope.Plan)]
    [InlineData(PerMinute, "Your prepayment credits are depleted.", QuotaScope.Plan)]
    public async Task A_quota_that_no_waiting_brings_back_is_never_waited_for(string quotaId, string message, QuotaScope scope)
    {
        var refusal = Answers.QuotaError(quotaId, "1s").Replace("You exceeded your current quota", message, StringComparison.Ordinal);
        await using var server = await ScriptedApi.StartAsync(Answers.Json(429, refusal), Answers.Ok);

        var failure = await server.Client().FailAsync();

        Assert.Equal((UpstreamFailure.Quota, scope), (failure.Kind, failure.Quota));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task One_violated_quota_of_the_day_among_others_counts()
    {
        var refusal = Answers.QuotaError(PerMinute, "1s").Replace("\"violations\":[", $$"""
            "violations":[{"quotaId":"{{PerDay}}"},
            """, StringComparison.Ordinal);
        await using var server = await ScriptedApi.StartAsync(Answers.Json(429, refusal), Answers.Ok);

        Assert.Equal(QuotaScope.Day, (await server.Client().FailAsync()).Quota);
    }

    [Fact]
    public async Task The_header_RetryAfter_of_a_proxy_is_honoured()
    {
        await using var server = await ScriptedApi.StartAsync(
            context =>
            {
                context.Response.Headers.RetryAfter = "120";
                return Answers.Json(503, "<html>busy</html>")(context);
            },
            Answers.Ok);

        var failure = await server.Client().FailAsync();

        Assert.Equal((UpstreamFailure.Transient, 503, TimeSpan.FromSeconds(120)), (failure.Kind, failure.Code, failure.RetryAfter));
    }

    [Fact]
    public async Task Waits_grow_and_end_with_the_deadline_which_tells_what_went_wrong()
    {
        var clock = new WatchedClock();
        await using var server = await ScriptedApi.StartAsync(Answers.Overloaded);
        var asked = Assert.ThrowsAsync<UpstreamException>(server.Client(
            options => options with { FirstBackoff = TimeSpan.FromSeconds(1), LongestBackoff = TimeSpan.FromSeconds(20), MaxRetries = 100, Deadline = TimeSpan.FromSeconds(89), AttemptTimeout = TimeSpan.FromSeconds(88) },
            clock).AskAsync);
        var waits = new List<TimeSpan>();

        while (!asked.IsCompleted && waits.Count < 100)
        {
            var waiting = clock.WaitBegunAsync(TimeSpan.Zero, TimeSpan.FromSeconds(20));
            if (await Task.WhenAny(waiting, asked) == waiting)
            {
                waits.Add(await waiting);
                clock.Advance(waits[^1]);
            }
        }

        var failure = await asked;
        Assert.Equal((UpstreamFailure.Transient, 503), (failure.Kind, failure.Code));
        Assert.InRange(waits.Count, 4, 60);
        Assert.True(waits.Max() > waits[0]);
        Assert.True(waits.Distinct().Count() > 2, "The waits have no jitter.");
    }

    [Fact]
    public async Task A_server_that_sends_no_headers_is_given_up_and_asked_again()
    {
        var clock = new WatchedClock();
        await using var server = await ScriptedApi.StartAsync(
            context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
            Answers.Ok);
        var asked = server.Client(options => options with { AttemptTimeout = TimeSpan.FromSeconds(33), FirstBackoff = TimeSpan.FromSeconds(2), LongestBackoff = TimeSpan.FromSeconds(4) }, clock).AskAsync();

        await clock.WaitBegunAsync(TimeSpan.FromSeconds(33), TimeSpan.FromSeconds(33));
        await server.ArrivedAsync();
        clock.Advance(TimeSpan.FromSeconds(33));
        clock.Advance(await clock.WaitBegunAsync(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(4)));

        Assert.Equal("Hello there", (await asked).Text);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_at_the_deadline()
    {
        var clock = new WatchedClock();
        await using var server = await ScriptedApi.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        var asked = Assert.ThrowsAsync<UpstreamException>(server.Client(options => options with { Deadline = TimeSpan.FromSeconds(50) }, clock).AskAsync);

        await server.ArrivedAsync();
        clock.Advance(TimeSpan.FromSeconds(50));

        var failure = await asked;
        Assert.Equal((UpstreamFailure.Network, "Gemini did not answer within 50 s."), (failure.Kind, failure.Message));
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_opened_anew()
    {
        await using var server = await ScriptedApi.StartAsync(
            context =>
            {
                context.Abort();
                return Task.CompletedTask;
            },
            Answers.Ok);

        Assert.Equal("Hello there", (await server.Client().AskAsync()).Text);
    }

    [Theory]
    [InlineData("<html>Sign in to the hotel's network</html>")]
    [InlineData("{\"candidates\":[{\"content\"")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"candidates\":7}")]
    public async Task An_answer_that_is_no_JSON_is_asked_for_again(string garbage)
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, garbage), Answers.Json(200, garbage), Answers.Ok);

        Assert.Equal(UpstreamFailure.Transient, (await server.Client(options => options with { MaxRetries = 0 }).FailAsync()).Kind);
        Assert.Equal("Hello there", (await server.Client().AskAsync()).Text);
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_refused()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Ok);

        Assert.Equal(UpstreamFailure.Transient, (await server.Client(options => options with { MaxAnswerBytes = 100, MaxRetries = 0 }).FailAsync()).Kind);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failure_of_the_network()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var failure = await new TextClient(Channel(new Uri($"http://127.0.0.1:{port}"))).FailAsync();

        Assert.Equal((UpstreamFailure.Network, null), (failure.Kind, failure.Code));
    }
}
