using System.Net.WebSockets;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Web.Socket.Outgoing;

namespace Interpreter.Web.Socket.Relay;

/// <summary>A socket's hold on its session: numbers the audio on its way in, and follows what comes out.</summary>
internal sealed class SessionLink : IAsyncDisposable
{
    private readonly ISession _session;
    private readonly IAsyncEnumerator<SessionOutput> _outputs;
    private readonly SocketClosing _closing;
    private readonly SocketSender _sender;
    private long _audioSequence;

    private SessionLink(ISession session, IAsyncEnumerator<SessionOutput> outputs, SessionOutput.Attached attached, SocketClosing closing, SocketSender sender)
    {
        (_session, _outputs, Attached, _closing, _sender) = (session, outputs, attached, closing, sender);
        _audioSequence = attached.AudioSequence;
    }

    /// <summary>The session's id.</summary>
    public string SessionId => _session.Id;

    /// <summary>Where the session stood when the link was made.</summary>
    public SessionOutput.Attached Attached { get; }

    /// <summary>The rate of the client's audio, in Hz.</summary>
    public int SampleRate => Attached.Settings.SampleRate;

    /// <summary>Subscribes to a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="user">Who is signed in; null for a guest.</param>
    /// <param name="after">The last event that the client has.</param>
    /// <param name="closing">Ends the subscription.</param>
    /// <param name="sender">Takes the outputs.</param>
    /// <returns>Null: the session ended before it said anything, or is another's.</returns>
    public static async Task<SessionLink?> AttachAsync(ISession session, long? user, long after, SocketClosing closing, SocketSender sender)
    {
        var outputs = session.SubscribeAsync(after, closing.Token).GetAsyncEnumerator(closing.Token);
        if (await outputs.MoveNextAsync() && outputs.Current is SessionOutput.Attached attached && attached.Settings.OwnerId == user)
        {
            return new(session, outputs, attached, closing, sender);
        }

        await outputs.DisposeAsync();
        return null;
    }

    /// <summary>Passes audio on, as the next of the session's frames.</summary>
    public ValueTask SendAudioAsync(AudioFrame frame) => _session.SendAudioAsync(frame, ++_audioSequence, _closing.Token);

    /// <summary>Passes a command on.</summary>
    public ValueTask SendAsync(SessionCommand command) => _session.SendAsync(command, _closing.Token);

    /// <summary>Sends the client what the session says, until it ends or the socket closes.</summary>
    public async Task FollowAsync()
    {
        try
        {
            while (await _outputs.MoveNextAsync())
            {
                var output = _outputs.Current;
                await _sender.SendAsync(new OutgoingItem(output, null));
                if (output is SessionOutput.StateChanged { State: SessionState.Closed } closed)
                {
                    RequestClose(closed.Reason);
                }
            }

            RequestClose(reason: null);
        }
        catch (SlowSubscriberException)
        {
            _closing.RequestForSlowness();
        }
        catch (OperationCanceledException) when (_closing.Token.IsCancellationRequested)
        {
            // The socket closes; the session lives on.
        }
    }

    public ValueTask DisposeAsync() => _outputs.DisposeAsync();

    private void RequestClose(string? reason)
    {
        if (reason is null)
        {
            _closing.Request(WebSocketCloseStatus.NormalClosure, "The session is over.");
        }
        else
        {
            _closing.Request(WebSocketCloseStatus.InternalServerError, $"The session ended: {reason}.");
        }
    }
}
