using Interpreter.ServiceDefaults.Health;
using Npgsql;

namespace Interpreter.Gateway.Joining;

/// <summary>Whether the cluster can be reached. The client tells it; readiness follows it.</summary>
internal sealed partial class ClusterState(TimeProvider time, ILogger<ClusterState> logger)
    : IClusterConnectionStatusObserver, IClientConnectionRetryFilter, IReadinessCheck
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private int _silos;
    private volatile bool _hasStarted;
    private string? _told;

    /// <summary>Whether the client has been connected once. Before, it can't be called.</summary>
    public bool HasStarted => _hasStarted;

    /// <inheritdoc/>
    public bool IsReady => HasStarted && Volatile.Read(ref _silos) > 0;

    /// <summary>Notes that the client may be called.</summary>
    public void Start()
    {
        _hasStarted = true;
        Connected();
    }

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        Volatile.Write(ref _silos, currentNumberOfGateways);
        if (connectionRecovered && HasStarted)
        {
            Connected();
        }
    }

    public void NotifyClusterConnectionLost() => Lost();

    /// <summary>Waits, and lets the client try again for as long as the gateway runs.</summary>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        var reason = Explain(exception);
        if (reason != _told)
        {
            _told = reason;
            Waiting(reason);
        }

        await Task.Delay(RetryDelay, time, cancellationToken);
        return true;
    }

    private static string Explain(Exception exception) => exception.GetBaseException() switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } => "the database has no tables of a cluster: run the silo's schema step",
        SiloUnavailableException => "no silo is up",
        var other => other.Message.TrimEnd('.'),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gateway waits for the cluster: {Reason}.")]
    private partial void Waiting(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The gateway is connected to the cluster.")]
    private partial void Connected();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gateway has lost the cluster: no silo can be reached.")]
    private partial void Lost();
}
