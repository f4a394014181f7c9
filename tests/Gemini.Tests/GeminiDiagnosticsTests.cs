using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Tests.Server;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests;

public sealed class GeminiDiagnosticsTests
{
    // Other tests measure at the same time; what flows with this test is its own.
    private static readonly AsyncLocal<ConcurrentQueue<string>?> Own = new();

    [Fact]
    public async Task Connecting_and_traffic_are_measured()
    {
        using var listener = Listen();
        var measured = Own.Value = [];
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.WaitForCloseAsync();
        });

        await (await server.ConnectAsync()).DisposeAsync();

        Assert.Equal(
            [
                $"interpreter.gemini.frames.sent 1", $"interpreter.gemini.bytes.sent {"""{"setup":{"model":"models/gemini-3.8-live"}}""".Length}",
                $"interpreter.gemini.frames.received 1", $"interpreter.gemini.bytes.received {ServerConnection.SetupComplete.Length}",
                "interpreter.gemini.connections 1", "interpreter.gemini.connects connected", "interpreter.gemini.connections -1",
            ],
            measured);
    }

    [Fact]
    public async Task A_refusal_is_measured_and_traced_by_its_kind()
    {
        using var listener = Listen();
        var measured = Own.Value = [];
        Activity? traced = null;
        using var parent = new Activity("test").Start();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GeminiDiagnostics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => traced = activity.TraceId == parent.TraceId ? activity : traced,
        };
        ActivitySource.AddActivityListener(activities);
        await using var server = await ScriptedServer.RefusingAsync(401);

        await Assert.ThrowsAsync<UpstreamException>(() => server.ConnectAsync());

        Assert.Equal(["interpreter.gemini.connects Auth"], measured);
        Assert.Equal(("gemini.live.connect", ActivityStatusCode.Error, "Auth"), (traced!.OperationName, traced.Status, traced.GetTagItem("outcome")));
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
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Own.Value?.Enqueue($"{instrument.Name} {value}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Own.Value?.Enqueue($"{instrument.Name} {tags[0].Value}"));
        listener.Start();
        return listener;
    }
}
