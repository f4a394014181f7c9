using Interpreter.Core.Attachments;
using Interpreter.Core.Sessions;
using Interpreter.Gateway.Listening;
using Interpreter.Grains;
using Interpreter.Grains.Wire;
using ISession = Interpreter.Core.Sessions.ISession;

namespace Interpreter.Gateway.Cluster;

/// <summary>The engine of a cluster: sessions live on silos, wherever there is room.</summary>
internal sealed class ClusterDirectory(IClusterClient grains, GatewayOptions options, TimeProvider time, ClusterMetrics metrics) : ISessionDirectory, IDisposable
{
    // A silo that is full or stops refuses; the next attempt may come to another.
    private const int MaxAttempts = 4;

    private readonly Bursts _bursts = new(options.AudioEvery, time);

    /// <inheritdoc/>
    public ValueTask<ISession> CreateAsync(SessionSettings settings, CancellationToken cancellationToken) =>
        OpenAsync(settings with { Key = settings.Key ?? Guid.NewGuid() }, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ISession> OpenAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        var key = settings.Key ?? throw new ArgumentException("The settings name no key.", nameof(settings));
        var grain = grains.GetGrain<ISessionGrain>(key);
        var opening = SessionOpening.Of(settings);
        for (var attempt = 1; ; attempt++)
        {
            WireRefusal? refusal = null;
            await FindingAsync(async () => refusal = await grain.OpenAsync(opening, cancellationToken), cancellationToken);
            if (refusal is null)
            {
                return Session(grain, key);
            }

            metrics.Refused();
            if (refusal.Admission is not null || attempt == MaxAttempts)
            {
                throw refusal.Read();
            }

            await Task.Delay(options.RetryDelay, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ISession?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var key))
        {
            return null;
        }

        var grain = grains.GetGrain<ISessionGrain>(key);
        var lives = false;
        await FindingAsync(async () => lives = await grain.LivesAsync(cancellationToken), cancellationToken);
        return lives ? Session(grain, key) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _bursts.Dispose();

    private ClusterSession Session(ISessionGrain grain, Guid key) =>
        new(grains, grain, key.ToString(), new ListeningFeed(grains, key, options, time, metrics), options, _bursts, time, metrics);

    // Both calls may be repeated; the silo that one of them waits for may just be lost.
    private async Task FindingAsync(Func<Task> call, CancellationToken cancellationToken)
    {
        var startedAt = time.GetTimestamp();
        while (true)
        {
            try
            {
                await call();
                return;
            }
            catch (UserUnreadException exception)
            {
                throw new UserUnreachableException(exception.Message, exception);
            }
            catch (Exception exception) when (SiloLoss.Is(exception) && !cancellationToken.IsCancellationRequested)
            {
                if (time.GetElapsedTime(startedAt) > options.OpenTimeout)
                {
                    throw new SessionLimitException("No server of the cluster takes sessions at the moment: try again in a moment.");
                }

                metrics.SiloLost(exception);
                await Task.Delay(options.RetryDelay, time, cancellationToken);
            }
        }
    }
}
