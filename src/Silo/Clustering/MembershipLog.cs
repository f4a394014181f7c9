namespace Interpreter.Silo.Clustering;

/// <summary>Writes to the log which silos come and go.</summary>
internal sealed partial class MembershipLog(IClusterMembershipService membership, ILocalSiloDetails local, ILogger<MembershipLog> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var before = membership.CurrentSnapshot;
        try
        {
            await foreach (var now in membership.MembershipUpdates.WithCancellation(stoppingToken))
            {
                foreach (var change in now.CreateUpdate(before).Changes.Where(member => !member.SiloAddress.Equals(local.SiloAddress)))
                {
                    Tell(change);
                }

                before = now;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private void Tell(ClusterMember silo)
    {
        switch (silo.Status)
        {
            case SiloStatus.Active:
                Joined(silo.SiloAddress.Endpoint);
                break;
            case SiloStatus.ShuttingDown:
                Leaving(silo.SiloAddress.Endpoint);
                break;
            case SiloStatus.Dead:
                Gone(silo.SiloAddress.Endpoint);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Silo {Silo} is one of the cluster.")]
    private partial void Joined(System.Net.IPEndPoint silo);

    [LoggerMessage(Level = LogLevel.Information, Message = "Silo {Silo} hands its sessions over.")]
    private partial void Leaving(System.Net.IPEndPoint silo);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Silo {Silo} is gone.")]
    private partial void Gone(System.Net.IPEndPoint silo);
}
