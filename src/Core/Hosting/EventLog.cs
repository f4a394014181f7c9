using Interpreter.Core.Sessions;

namespace Interpreter.Core.Hosting;

/// <summary>
/// The newest outputs of a session, for followers that come back. Bounded by bytes, by age and by what the
/// client has acknowledged; the oldest go first.
/// </summary>
internal sealed class EventLog(int maxBytes, TimeSpan maxAge)
{
    // What an output that is not audio weighs, roughly; a caption's text comes on top.
    private const int OutputBytes = 200;

    private readonly Queue<(SessionOutput Output, TimeSpan At, int Bytes)> _outputs = new();
    private int _bytes;

    /// <summary>The number of the newest output so far.</summary>
    public long Last { get; private set; }

    /// <summary>The number of the oldest output kept; one past the newest when none is.</summary>
    public long Oldest => Last - _outputs.Count + 1;

    /// <summary>Numbers an output and keeps it; takes over the reference of a speech frame.</summary>
    public void Append(SessionOutput output, TimeSpan now)
    {
        Last++;
        output.Sequence = Last;
        var bytes = Weigh(output);
        _bytes += bytes;
        _outputs.Enqueue((output, now, bytes));
        while (_outputs.TryPeek(out var oldest) && (_bytes > maxBytes || oldest.At + maxAge < now))
        {
            Drop();
        }
    }

    /// <summary>Goes on after a number that another process gave, where that is greater; what is kept here then lies before a gap, and is let go.</summary>
    public void GoOnAfter(long sequence)
    {
        if (sequence > Last)
        {
            TrimTo(Last);
            Last = sequence;
        }
    }

    /// <summary>Lets go of the outputs up to a number.</summary>
    public void TrimTo(long sequence)
    {
        while (_outputs.Count > 0 && Oldest <= sequence)
        {
            Drop();
        }
    }

    /// <summary>What is kept of the outputs after a number, oldest first.</summary>
    public IEnumerable<SessionOutput> After(long sequence) =>
        _outputs.Select(entry => entry.Output).SkipWhile(output => output.Sequence <= sequence);

    /// <summary>An output's weight in memory, in bytes, roughly.</summary>
    public static int Weigh(SessionOutput output) => output switch
    {
        SessionOutput.Speech speech => OutputBytes + speech.Frame.Length,
        SessionOutput.InputCaption caption => OutputBytes + 2 * caption.Text.Length,
        SessionOutput.OutputCaption caption => OutputBytes + 2 * caption.Text.Length,
        SessionOutput.TextDelta delta => OutputBytes + 2 * delta.Text.Length,
        SessionOutput.Asked asked => OutputBytes + 2 * asked.Question.Content.Length,
        SessionOutput.TurnCompleted turn => OutputBytes + 2 * (turn.InputText.Length + turn.OutputText.Length) * (turn.Answer is null ? 1 : 2),
        _ => OutputBytes,
    };

    private void Drop()
    {
        var (output, _, bytes) = _outputs.Dequeue();
        _bytes -= bytes;
        if (output is SessionOutput.Speech speech)
        {
            speech.Frame.Release();
        }
    }
}
