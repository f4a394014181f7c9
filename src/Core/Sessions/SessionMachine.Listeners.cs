namespace Interpreter.Core.Sessions;

/// <summary>Listeners: others, who hear a session that its owner shares and say nothing.</summary>
internal sealed partial class SessionMachine
{
    private readonly ListenerCount _listeners = new();

    /// <summary>Whether others may listen.</summary>
    public Sharing Sharing { get; private set; }

    /// <returns>False: the command is no listeners' matter.</returns>
    private bool TakeSharing(SessionCommand command)
    {
        switch (command)
        {
            case SessionCommand.Share when Settings.Chat is null:
                Sharing = Sharing.IsOn ? Sharing : new(Sharing.Number + 1, true);
                _outputs.Emit(new SessionOutput.Shared(Sharing.Number));
                return true;
            case SessionCommand.Unshare:
                Sharing = Sharing with { IsOn = false };
                _outputs.Emit(new SessionOutput.Unshared());
                return true;
            case SessionCommand.CountListeners counted:
                TellListeners(_listeners.Set(counted.Place, Sharing.IsOn ? counted.Count : 0, _now));
                return true;
            default:
                return command is SessionCommand.Share;
        }
    }

    private void TickListeners()
    {
        if (_listeners.Deadline <= _now)
        {
            TellListeners(_listeners.Forget(_now));
        }
    }

    private void TellListeners(bool changed)
    {
        if (changed)
        {
            _outputs.Emit(new SessionOutput.ListenersChanged(_listeners.Total));
        }
    }
}
