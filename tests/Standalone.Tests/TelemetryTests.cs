using System.Diagnostics;
using Interpreter.Hosting;
using Interpreter.Standalone.Tests.Fixtures;

namespace Interpreter.Standalone.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_and_a_turn_s_trace_arrive_at_a_collector()
    {
        await using var collector = await Collector.StartAsync();
        await using (var server = await Servers.StartAsync(
            new HostOverrides { Simulator = new() { TimeScale = 10 } },
            "--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.ToString(),
            "--OTEL_SERVICE_NAME", "interpreter-under-test"))
        {
            using var client = await Servers.ConnectAsync(server);
            await client.SendAsync("""{"type":"nonsense"}""");
            await client.SendAsync("""{"type":"init"}""");
            await client.SendAsync($$"""{"type":"text","text":"{{Recordings.Text("hello.ko")}}"}""");
            while ((string?)(await client.ReceiveAsync())["type"] != "turn_complete")
            {
            }
        }

        // A host that has stopped has sent what it had.
        var metrics = collector.Received("/v1/metrics");
        Assert.Contains("interpreter-under-test", metrics, StringComparison.Ordinal);
        Assert.Contains("interpreter.web.sockets.active", metrics, StringComparison.Ordinal);
        Assert.Contains("interpreter.web.errors", metrics, StringComparison.Ordinal);
        Assert.Contains("UNKNOWN_TYPE", metrics, StringComparison.Ordinal);
        Assert.Contains("interpreter.sessions.active", metrics, StringComparison.Ordinal);
        Assert.Contains("interpreter.gemini.connects", metrics, StringComparison.Ordinal);
        Assert.Contains("kestrel.active_connections", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet.gc.collections", metrics, StringComparison.Ordinal);
        Assert.Contains("interpret turn", collector.Received("/v1/traces"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_s_calls_through_a_cluster_are_no_spans()
    {
        await using var collector = await Collector.StartAsync();
        await using (await Servers.StartAsync("--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.ToString()))
        {
            using var orleans = new ActivitySource("Microsoft.Orleans.Application");
            orleans.StartActivity("ISessionGrain/OpenAsync")?.Dispose();
            orleans.StartActivity("ISessionGrain/SendAudioAsync")?.Dispose();
            orleans.StartActivity("ISessionFollower/HearAsync")?.Dispose();
        }

        var traces = collector.Received("/v1/traces");
        Assert.Contains("ISessionGrain/OpenAsync", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("AudioAsync", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("HearAsync", traces, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "carrier-pigeon")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "often")]
    public async Task A_bad_variable_is_told(string name, string value)
    {
        string[] endpoint = name.EndsWith("ENDPOINT", StringComparison.Ordinal) ? [] : ["--OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"];
        var error = await Assert.ThrowsAsync<StartupException>(() => Servers.StartAsync([.. endpoint, $"--{name}", value]));
        Assert.Contains($"{name} is \"{value}\"", error.Message, StringComparison.Ordinal);
    }
}
