namespace Interpreter.LiveClients;

/// <summary>What one client took in one round.</summary>
/// <param name="UpCpu">Of the process, ms for each second of each session, while only the sessions speak.</param>
/// <param name="UpBytes">Allocated for each frame sent, while only the sessions speak.</param>
/// <param name="BothCpu">Of the process, ms for each second of each session, while both sides speak.</param>
/// <param name="BothBytes">Allocated for each second of each session, while both sides speak.</param>
/// <param name="Collections">Of the garbage collector, while both sides speak.</param>
/// <param name="UpP50">From a frame's way into the queue to the model, ms.</param>
/// <param name="UpP99">The same, the slowest hundredth.</param>
/// <param name="DownP50">From the model's send to the session, ms.</param>
/// <param name="DownP99">The same, the slowest hundredth.</param>
/// <param name="Connect">From the first packet to setupComplete, the median, ms.</param>
/// <param name="FirstAudio">From audioStreamEnd to the first sample of the answer, the median, ms.</param>
internal sealed record Point(
    double UpCpu,
    double UpBytes,
    double BothCpu,
    double BothBytes,
    int Collections,
    double UpP50,
    double UpP99,
    double DownP50,
    double DownP99,
    double Connect,
    double FirstAudio);
