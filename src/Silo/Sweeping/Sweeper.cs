using Interpreter.Core.Hosting;

namespace Interpreter.Silo.Sweeping;

/// <summary>Sweeps on this silo, now and then. All silos do, and none needs the others for it.</summary>
internal sealed partial class Sweeper(SnapshotSweep sweep, TimeProvider time, ILogger<Sweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(sweep.Period, time);
        try
        {
            do
            {
                await SweepAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await sweep.RunAsync(cancellationToken) is > 0 and var sessions)
            {
                Forgotten(sessions);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            // Whatever goes wrong here, the silo has sessions to serve.
            Failed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sessions} sessions are forgotten whose silo was lost and to which nobody came back.")]
    private partial void Forgotten(int sessions);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Snapshots that nobody needs any more could not be deleted. It is tried again later.")]
    private partial void Failed(Exception exception);
}
