namespace Interpreter.Pooling;

/// <summary>What messages cost.</summary>
/// <param name="Connections">How many the server took.</param>
/// <param name="Median">Of the times from asking to the whole answer, in ms.</param>
/// <param name="P99">The same, its 99th percentile.</param>
/// <param name="ClientCpu">Of the asking process, in ms a message.</param>
/// <param name="ServerCpu">Of the model's process, in ms a message.</param>
internal sealed record Cost(int Connections, double Median, double P99, double ClientCpu, double ServerCpu);
