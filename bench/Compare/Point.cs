using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interpreter.Compare;

/// <summary>One measurement, as the load reports it, and of whom it is.</summary>
internal sealed record Point
{
    public string Subject { get; init; } = "";

    public int Round { get; init; }

    /// <summary>The load average of the last minute when it ended: above the number of processors others were at work too.</summary>
    public double MachineLoad { get; init; }

    public int Sessions { get; init; }

    public double Seconds { get; init; }

    public bool Binary { get; init; }

    public double ServerCpu { get; init; }

    public double LoadCpu { get; init; }

    public double MemoryKib { get; init; }

    public double IdleMib { get; init; }

    public Latency Up { get; init; } = new(0, 0, 0, 0, 0);

    public Latency Down { get; init; } = new(0, 0, 0, 0, 0);

    public Latency Lateness { get; init; } = new(0, 0, 0, 0, 0);

    public double SentRate { get; init; }

    public double AudioRate { get; init; }

    public double OtherRate { get; init; }

    public long Errors { get; init; }

    public long Lost { get; init; }

    public long Closed { get; init; }
}

/// <summary>In milliseconds.</summary>
internal sealed record Latency(double P50, double P90, double P99, double Max, long Count);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(Point))]
[JsonSerializable(typeof(List<Point>))]
internal sealed partial class PointJson : JsonSerializerContext;
