using Interpreter.Core.Hosting;
using Interpreter.Grains.Wire;

namespace Interpreter.Grains;

/// <summary>The followers of a session, by the names of their attachments.</summary>
internal sealed class Downlinks(TimeProvider time)
{
    private readonly Dictionary<Guid, Downlink> _downlinks = [];

    /// <summary>Pushes to a follower from now on.</summary>
    public void Add(Guid attachment, IHostedSession session, Heard heard, ISessionFollower follower) =>
        _ = RunAsync(attachment, session, heard, new Downlink(follower, time));

    /// <summary>Whether somebody follows by a name.</summary>
    public bool Has(Guid attachment) => _downlinks.ContainsKey(attachment);

    /// <inheritdoc cref="ISessionGrain.HeardAsync"/>
    public long? Heard(Guid attachment, long through) => _downlinks.GetValueOrDefault(attachment)?.Heard(through);

    /// <inheritdoc cref="ISessionGrain.LeaveAsync"/>
    public void Leave(Guid attachment) => _downlinks.GetValueOrDefault(attachment)?.Leave();

    private async Task RunAsync(Guid attachment, IHostedSession session, Heard heard, Downlink downlink)
    {
        using var disposing = downlink;
        _downlinks.Add(attachment, downlink);
        session.Recall(new(heard.After, heard.Turn, heard.IsTurnOpen, heard.SpeechBytes, heard.AudioThrough, heard.InputLength, heard.OutputLength));
        await downlink.RunAsync(session, heard.After);
        _downlinks.Remove(attachment);
    }
}
