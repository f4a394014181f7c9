using Interpreter.Grains.Wire;
using Orleans.Concurrency;

namespace Interpreter.Grains;

/// <summary>
/// A session in a cluster; its key is the session's id. It lives on one silo, keeps its connection to the model, and comes
/// back on another from its snapshot when that silo goes. Who calls has checked whose session it is, or does so by the
/// first output.
/// </summary>
[Alias("interpreter.ISessionGrain")]
public interface ISessionGrain : IGrainWithGuidKey
{
    /// <summary>Begins the session, or finds it begun: its settings are those of the first call.</summary>
    /// <returns>Why it is not taken: its owner has too many, or the silo has, or stops; null where it is.</returns>
    /// <exception cref="UserUnreadException">The owner's limits can't be read.</exception>
    [Alias("Open")]
    Task<WireRefusal?> OpenAsync(SessionOpening opening, CancellationToken cancellationToken);

    /// <summary>Whether the session lives, here or by its snapshot.</summary>
    [Alias("Lives")]
    Task<bool> LivesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Follows the session, as <see cref="Core.Sessions.ISession.SubscribeAsync"/> does. Its last push comes when the session is
    /// over or the activation goes: whoever follows calls again, and lands where the session lives then.
    /// </summary>
    /// <param name="attachment">Names this following; never used twice.</param>
    /// <param name="heard">What the caller has of the session already.</param>
    /// <param name="follower">Hears it.</param>
    [Alias("Follow")]
    Task FollowAsync(Guid attachment, Heard heard, ISessionFollower follower);

    /// <summary>The follower is there, and has heard the pushes up to a number. Said every second; one that does not say so is let go after ten.</summary>
    /// <returns>How far the session is with it; null where nobody follows by that name: its silo was lost.</returns>
    [Alias("Heard"), AlwaysInterleave]
    Task<Attached?> HeardAsync(Guid attachment, long through);

    /// <summary>The follower leaves.</summary>
    [Alias("Leave"), AlwaysInterleave, OneWay]
    Task LeaveAsync(Guid attachment);

    /// <summary>
    /// Takes audio of a follower, in the order of its numbers. Not answered, for half of what a frame costs would be its answer:
    /// <see cref="HeardAsync"/> tells what has come. Frames that the session has already are ignored, so that audio may be sent
    /// again; that of somebody who does not follow here is, too: it was meant for a silo that was lost, and says nothing of what went before it.
    /// </summary>
    [Alias("Audio"), AlwaysInterleave, OneWay]
    Task SendAudioAsync(Guid attachment, AudioBatch batch);

    /// <summary>Ends the session for good, whoever follows it; one that is over stays so.</summary>
    [Alias("Close"), AlwaysInterleave]
    Task CloseAsync();

    /// <summary>Takes a command of a follower, after all that has a smaller number.</summary>
    /// <param name="attachment">The follower.</param>
    /// <param name="number">The message's number, among those of the audio.</param>
    /// <param name="command">The command.</param>
    /// <returns>False: nobody follows by that name, or not any more, and nothing was taken.</returns>
    [Alias("Command"), AlwaysInterleave]
    Task<bool> SendAsync(Guid attachment, long number, WireCommand command);
}
