using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Placement;

namespace Interpreter.Grains;

internal sealed partial class SessionGrain
{
    // Longer than a gateway waits between its attempts.
    private static readonly TimeSpan Unopened = TimeSpan.FromSeconds(10);

    // Of what came here from elsewhere and is not asked for again nothing shall stay.
    private void LeaveUnlessOpened() => this.RegisterGrainTimer(
        static (grain, _) =>
        {
            if (grain._session is null)
            {
                grain.DeactivateOnIdle();
            }

            return Task.CompletedTask;
        },
        this,
        new GrainTimerCreationOptions(Unopened, Timeout.InfiniteTimeSpan));

    // This silo takes no more. Whoever asks again is sent to where the grain was, as others remember it: it moves, rather than
    // leaving it to them to place it anew.
    private void GoElsewhere()
    {
        SiloAddress[] others =
        [
            .. ServiceProvider.GetRequiredService<IClusterMembershipService>().CurrentSnapshot.Members.Values
                .Where(silo => silo.Status is SiloStatus.Active && !silo.SiloAddress.Equals(GrainContext.Address.SiloAddress))
                .Select(static silo => silo.SiloAddress),
        ];
        if (others.Length == 0)
        {
            DeactivateOnIdle();
            return;
        }

        RequestContext.Set(IPlacementDirector.PlacementHintKey, others[Random.Shared.Next(others.Length)]);
        MigrateOnIdle();
    }
}
