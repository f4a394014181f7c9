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
    /// <exception cref="RefusedException">The silo holds as many sessions as it may, or is being drained.</exception>
    [Alias("Open")]
    Task OpenAsync(SessionOpening opening, CancellationToken cancellationToken);

    /// <summary>Whether the session lives, here or by its snapshot.</summary>
    [Alias("Lives")]
    Task<bool> LivesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Follows the session, as <see cref="Core.Sessions.ISession.SubscribeAsync"/> does. Ends without a closed state when the
    /// activation goes: whoever follows calls again, and lands where the session lives then.
    /// </summary>
    /// <param name="heard">What the caller has of the session already.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    [Alias("Follow")]
    IAsyncEnumerable<WireOutput> FollowAsync(Heard heard, CancellationToken cancellationToken);

    /// <summary>Takes audio. Frames whose numbers the session has already are ignored, so that a call may be repeated.</summary>
    [Alias("Audio"), AlwaysInterleave]
    Task SendAudioAsync(AudioBatch batch);

    /// <summary>Takes a command.</summary>
    [Alias("Command"), AlwaysInterleave]
    Task SendAsync(WireCommand command);
}
