using Interpreter.Core.Hosting;
using Interpreter.Grains.Wire;

namespace Interpreter.Grains;

/// <summary>The followers of a session, by the names of their attachments: what is pushed to each, and what each says.</summary>
internal sealed class Attachments(TimeProvider time)
{
    private readonly Dictionary<Guid, (Downlink Down, Arrivals Up)> _attachments = [];

    /// <summary>Pushes to a follower from now on, and takes what it says.</summary>
    public void Add(Guid attachment, IHostedSession session, Heard heard, ISessionFollower follower)
    {
        var down = new Downlink(follower, time);
        _ = RunAsync(attachment, session, heard, down, new Arrivals(session, time, down.LetGo));
    }

    /// <inheritdoc cref="ISessionGrain.HeardAsync"/>
    public Attached? Heard(Guid attachment, long through) =>
        _attachments.TryGetValue(attachment, out var found) ? new(found.Down.Heard(through), found.Up.Said, found.Up.AudioThrough) : null;

    /// <inheritdoc cref="ISessionGrain.LeaveAsync"/>
    public void Leave(Guid attachment) => _attachments.GetValueOrDefault(attachment).Down?.Leave();

    /// <inheritdoc cref="ISessionGrain.SendAudioAsync"/>
    public void Take(Guid attachment, AudioBatch batch)
    {
        if (_attachments.TryGetValue(attachment, out var found))
        {
            found.Up.Take(batch);
        }
        else
        {
            batch.Audio.Discard();
        }
    }

    /// <inheritdoc cref="ISessionGrain.SendAsync"/>
    public Task<bool> TakeAsync(Guid attachment, long number, WireCommand command) =>
        _attachments.GetValueOrDefault(attachment).Up?.TakeAsync(number, command) ?? Task.FromResult(false);

    private async Task RunAsync(Guid attachment, IHostedSession session, Heard heard, Downlink down, Arrivals up)
    {
        using var leaving = down;
        using var gone = up;
        _attachments.Add(attachment, (down, up));
        session.Recall(heard.Read());
        await down.RunAsync(session, heard.After);
        _attachments.Remove(attachment);
    }
}
