using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interpreter.Load;

/// <summary>What was measured. CPU in milliseconds per session-second, latencies in milliseconds, rates per session-second.</summary>
internal sealed record LoadResult
{
    public required int Sessions { get; init; }

    public required double Seconds { get; init; }

    public required bool Binary { get; init; }

    /// <summary>The whole server process; null without its pid.</summary>
    public double? ServerCpu { get; init; }

    public required double LoadCpu { get; init; }

    /// <summary>What a session added to the server's resident memory, in KiB; null without its pid.</summary>
    public double? MemoryKib { get; init; }

    /// <summary>The server's resident memory before the first session, in MiB.</summary>
    public double? IdleMib { get; init; }

    public required Percentiles Up { get; init; }

    public required Percentiles Down { get; init; }

    /// <summary>How late the load sent its frames.</summary>
    public required Percentiles Lateness { get; init; }

    public required double SentRate { get; init; }

    public required double AudioRate { get; init; }

    public required double OtherRate { get; init; }

    public required long Errors { get; init; }

    public required long Lost { get; init; }

    public required long Closed { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, LoadJson.Default.LoadResult);
}

/// <summary>In milliseconds.</summary>
internal sealed record Percentiles(double P50, double P90, double P99, double Max, long Count);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(LoadResult))]
internal sealed partial class LoadJson : JsonSerializerContext;
