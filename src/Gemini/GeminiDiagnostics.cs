using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Interpreter.Gemini;

/// <summary>What can be measured of the connections to Gemini.</summary>
public static class GeminiDiagnostics
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Interpreter.Gemini";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Connects = Meter.CreateHistogram<double>(
        "interpreter.gemini.connects", "s", "Attempts to connect: from the first packet to setupComplete, by outcome.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 2, 5, 10, 20] });

    private static readonly Counter<long> Disconnects = Meter.CreateCounter<long>("interpreter.gemini.disconnects", "{connection}", "Connections that Gemini or the network ended, by failure.");

    private static readonly UpDownCounter<long> Open = Meter.CreateUpDownCounter<long>("interpreter.gemini.connections", "{connection}", "Open connections.");
    private static readonly Counter<long> FramesSent = Meter.CreateCounter<long>("interpreter.gemini.frames.sent", "{frame}", "Frames sent.");
    private static readonly Counter<long> BytesSent = Meter.CreateCounter<long>("interpreter.gemini.bytes.sent", "By", "Bytes sent, as JSON.");
    private static readonly Counter<long> FramesReceived = Meter.CreateCounter<long>("interpreter.gemini.frames.received", "{frame}", "Frames received.");
    private static readonly Counter<long> BytesReceived = Meter.CreateCounter<long>("interpreter.gemini.bytes.received", "By", "Bytes received, as JSON.");


    private static readonly Histogram<double> Requests = Meter.CreateHistogram<double>(
        "interpreter.gemini.requests", "s", "Requests over REST: from the first attempt to the end of the answer, by method and outcome.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 40, 80] });

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("interpreter.gemini.retries", "{attempt}", "Attempts beyond the first, by method and by the failure before.");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("interpreter.gemini.tokens", "{token}", "Tokens of requests over REST, by direction.");

    internal static ActivitySource Activities { get; } = new(Name);

    internal static void Connected(TimeSpan took, string outcome) => Connects.Record(took.TotalSeconds, KeyValuePair.Create("outcome", (object?)outcome));

    internal static void Opened() => Open.Add(1);

    internal static void Closed() => Open.Add(-1);

    internal static void Disconnected(string failure) => Disconnects.Add(1, KeyValuePair.Create("failure", (object?)failure));

    internal static void Sent(int bytes)
    {
        FramesSent.Add(1);
        BytesSent.Add(bytes);
    }

    internal static void Received(int bytes)
    {
        FramesReceived.Add(1);
        BytesReceived.Add(bytes);
    }

    internal static void Requested(TimeSpan took, string method, string outcome) =>
        Requests.Record(took.TotalSeconds, KeyValuePair.Create("outcome", (object?)outcome), KeyValuePair.Create("method", (object?)method));

    internal static void Retried(string method, string failure) =>
        Retries.Add(1, KeyValuePair.Create("failure", (object?)failure), KeyValuePair.Create("method", (object?)method));

    internal static void Used(int input, int output)
    {
        Tokens.Add(input, KeyValuePair.Create("direction", (object?)"input"));
        Tokens.Add(output, KeyValuePair.Create("direction", (object?)"output"));
    }
}
