using System.Diagnostics.Metrics;

namespace Interpreter.Gateway.Cluster;

/// <summary>What a gateway counts of its cluster; docs/operations.md lists the names.</summary>
internal sealed partial class ClusterMetrics
{
    private readonly Counter<long> _lost;
    private readonly Counter<long> _reattached;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _audioLost;
    private readonly ILogger<ClusterMetrics> _logger;

    public ClusterMetrics(IMeterFactory meters, ILogger<ClusterMetrics> logger)
    {
        var meter = meters.Create("Interpreter.Gateway");
        _lost = meter.CreateCounter<long>("interpreter.gateway.calls.failed", "{call}", "Calls to sessions that failed or took too long.");
        _reattached = meter.CreateCounter<long>("interpreter.gateway.reattached", "{session}", "Sessions found again after their silo was lost.");
        _refused = meter.CreateCounter<long>("interpreter.gateway.refused", "{call}", "Sessions that a silo did not take; another may have.");
        _audioLost = meter.CreateCounter<long>("interpreter.gateway.audio.lost", "{frame}", "Audio frames given up because no silo took them in time.");
        _logger = logger;
    }

    public void SiloLost(Exception exception)
    {
        _lost.Add(1);
        Lost(_logger, exception);
    }

    public void Reattached(string sessionId)
    {
        _reattached.Add(1);
        FoundAgain(_logger, sessionId);
    }

    public void Refused() => _refused.Add(1);

    public void AudioLost(int frames)
    {
        if (frames > 0)
        {
            _audioLost.Add(frames);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Session {SessionId} was found again, and goes on.")]
    private static partial void FoundAgain(ILogger logger, string sessionId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A call to a session failed.")]
    private static partial void Lost(ILogger logger, Exception exception);
}
