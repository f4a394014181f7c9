using Interpreter.Grains.Wire;
using Orleans.Concurrency;

namespace Interpreter.Grains;

/// <summary>
/// Hears a session, from its grain. Pushed to rather than asked for: an output costs one message then, not two, which is a
/// third of a silo's work (bench/results/echo.md).
/// </summary>
[Alias("interpreter.ISessionFollower")]
public interface ISessionFollower : IGrainObserver
{
    /// <summary>Takes what the session says. Not answered: a gap in the numbers tells that something was lost.</summary>
    [Alias("Hear"), OneWay]
    Task HearAsync(WirePush push);
}
