namespace Interpreter.Pooling;

/// <summary>What was measured at one distance.</summary>
internal sealed record Point(TimeSpan RoundTrip, int Messages, Cost Pooled, Cost New);
