using Interpreter.Core.Sessions;

namespace Interpreter.Web.Listening;

/// <summary>The captions of the turn that is open: what somebody who comes in the middle of it needs to be shown. Each replaces the one before.</summary>
internal sealed class OpenTurn
{
    private BroadcastItem? _heard;
    private BroadcastItem? _spoken;

    /// <summary>The newest caption of either side, in order.</summary>
    public IEnumerable<BroadcastItem> Captions =>
        new[] { _heard, _spoken }.OfType<BroadcastItem>().OrderBy(static caption => caption.Sequence);

    /// <summary>Learns of an output.</summary>
    public void Note(SessionOutput output, BroadcastItem written)
    {
        switch (output)
        {
            case SessionOutput.InputCaption:
                _heard = written;
                break;
            case SessionOutput.OutputCaption:
                _spoken = written;
                break;
            case SessionOutput.TurnCompleted:
                (_heard, _spoken) = (null, null);
                break;
        }
    }
}
