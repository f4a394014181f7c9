using Interpreter.Wire;

namespace Interpreter.StorageBench;

/// <summary>What calls of one kind took.</summary>
internal sealed record Measured(string Name, LatencyHistogram Latencies);
