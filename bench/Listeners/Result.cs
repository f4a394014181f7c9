namespace Interpreter.Listeners;

/// <summary>What a round measured.</summary>
/// <param name="Listeners">How many listened.</param>
/// <param name="ByStream">Whether they shared the gateway's subscription; else each made a call of its own to the grain.</param>
/// <param name="SiloCpu">Of the silo's process, in ms for each second.</param>
/// <param name="GatewayCpu">The same of the process of gateway, speaker and listeners.</param>
/// <param name="P50">Half of what a listener heard came within this after the speaker had it, in ms.</param>
/// <param name="P99">99 of 100, in ms.</param>
/// <param name="Heard">How many events all listeners heard.</param>
/// <param name="Lost">How many of the speaker's events did not come to a listener.</param>
internal sealed record Result(int Listeners, bool ByStream, double SiloCpu, double GatewayCpu, double P50, double P99, long Heard, long Lost);
