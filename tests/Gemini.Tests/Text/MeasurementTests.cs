using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Interpreter.Gemini.Tests.Text.Kit;
using static Interpreter.Gemini.Tests.Text.Kit.TextFixture;

namespace Interpreter.Gemini.Tests.Text;

public sealed class MeasurementTests
{
    // Other tests measure at the same time; what flows with this test is its own.
    private static readonly AsyncLocal<ConcurrentQueue<string>?> Own = new();

    [Fact]
    public async Task Requests_retries_and_tokens_are_measured()
    {
        using var listener = Listen();
        var measured = Own.Value = [];
        await using var server = await ScriptedApi.StartAsync(Answers.Overloaded, Answers.Ok);

        await server.Client().AskAsync();

        Assert.Equal(
            [
                "interpreter.gemini.retries 1 Transient generateContent",
                "interpreter.gemini.requests answered generateContent",
                "interpreter.gemini.tokens 7 input",
                "interpreter.gemini.tokens 47 output",
            ],
            measured);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_measured_and_traced_as_a_failure_and_one_that_is_left_as_cancelled()
    {
        using var listener = Listen();
        var measured = Own.Value = [];
        var traced = new ConcurrentQueue<Activity>();
        using var parent = new Activity("test").Start();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GeminiDiagnostics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == parent.TraceId)
                {
                    traced.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(activities);
        await using var server = await ScriptedApi.StartAsync(Answers.Events(Answers.Event(Answers.Chunk("a"))));

        await Assert.ThrowsAsync<Core.Upstream.UpstreamException>(() => server.Client().ReadAsync([]));
        await foreach (var _ in server.Client().StreamAsync(Model, Prompt, Cancellation))
        {
            Assert.Same(parent, Activity.Current);
            break;
        }

        string[] billed = ["interpreter.gemini.tokens 7 input", "interpreter.gemini.tokens 1 output"];
        Assert.Equal(["interpreter.gemini.requests Network streamGenerateContent", .. billed, "interpreter.gemini.requests cancelled streamGenerateContent", .. billed], measured);
        Assert.Equal(
            [("gemini.streamGenerateContent", ActivityStatusCode.Error, "Network"), ("gemini.streamGenerateContent", ActivityStatusCode.Unset, "cancelled")],
            traced.Select(activity => (activity.OperationName, activity.Status, (string)activity.GetTagItem("outcome")!)));
        Assert.Equal(Model, traced.First().GetTagItem("gen_ai.request.model"));
    }

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == GeminiDiagnostics.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Own.Value?.Enqueue($"{instrument.Name} {value} {Say(tags)}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Own.Value?.Enqueue($"{instrument.Name} {Say(tags)}"));
        listener.Start();
        return listener;
    }

    private static string Say(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().Select(tag => tag.Value));
}
