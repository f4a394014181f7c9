using Interpreter.Core.Hosting;

namespace Interpreter.Grains;

/// <summary>A silo that stops takes no more sessions, before it says to the cluster that it stops.</summary>
internal sealed class SiloDrain(SessionEngine engine) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(SiloDrain),
        ServiceLifecycleStage.Active + 1,
        static _ => Task.CompletedTask,
        _ =>
        {
            engine.StopTaking();
            return Task.CompletedTask;
        });
}
