using Interpreter.Core.Sessions;

namespace Interpreter.Gateway.Listening;

/// <summary>What a gateway's listeners have of a session.</summary>
internal sealed class HeardByListeners(long after)
{
    /// <summary>The number of the last output.</summary>
    public long Last { get; private set; } = after;

    /// <summary>Whether they were told where the session stands.</summary>
    public bool IsAttached { get; private set; }

    /// <summary>Whether nothing more comes.</summary>
    public bool IsOver { get; set; }

    /// <summary>Counts an output. Returns whether it is told: the first of its kind that says where the session stands, and any that was not heard.</summary>
    public bool IsNews(SessionOutput output)
    {
        if (output is SessionOutput.Attached)
        {
            var isFirst = !IsAttached;
            IsAttached = true;
            return isFirst;
        }

        if (output.Sequence <= Last)
        {
            return false;
        }

        Last = output.Sequence;
        IsOver = output is SessionOutput.StateChanged { State: SessionState.Closed } or SessionOutput.Unshared;
        return true;
    }

    /// <summary>What lies before a number can't be had, or is nothing to tell.</summary>
    public void SkipTo(long sequence) => Last = Math.Max(Last, sequence);
}
