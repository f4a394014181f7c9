using System.Diagnostics.CodeAnalysis;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;

namespace Interpreter.Core.Attachments;

/// <summary>
/// The newest audio of a speaker that was not answered yet, in order: what is still to be sent, and what would have to be
/// sent again. Bounded by playing time; the oldest is given up first. One caller at a time.
/// </summary>
/// <param name="capacity">How much is kept.</param>
/// <param name="window">How many frames may be on their way: sent, and not known to have been taken.</param>
public sealed class KeptAudio(TimeSpan capacity, int window)
{
    private readonly UplinkWindow _window = new(capacity);

    // The number of the frame that the window's index 0 stands for, and the indices of the next to be taken and to be sent.
    private long _first = 1;
    private long _untaken;
    private long _unsent;

    /// <summary>Whether anything waits to be sent.</summary>
    public bool HasUnsent => _unsent < _window.End;

    /// <summary>Whether so much is on its way that whoever takes it should be asked what has come.</summary>
    public bool IsFarAhead => _unsent - _untaken >= window / 2;

    /// <summary>Adds a frame, and retains it. Returns how many frames that were never sent were given up for it.</summary>
    /// <param name="number">The frame's number; after a gap all before it is let go.</param>
    /// <param name="frame">The frame.</param>
    public int Add(long number, AudioFrame frame)
    {
        var gaveUp = 0;
        if (number != _first + _window.End)
        {
            gaveUp = LetGo();
            _first = number - _window.End;
        }

        _window.Add(frame);
        return gaveUp + SkipWhatWent();
    }

    /// <summary>Everything up to a number was answered: it will not be sent again.</summary>
    public void Answered(long through)
    {
        _window.TrimTo(through + 1 - _first);
        SkipWhatWent();
    }

    /// <summary>Whoever takes the audio has taken it up to a number: as much more may be sent.</summary>
    public void Taken(long through) => _untaken = Math.Clamp(through + 1 - _first, _untaken, _unsent);

    /// <summary>Whoever takes the audio has it up to a number: what follows is sent again, as far as it is kept.</summary>
    public void Rewind(long through) => _untaken = _unsent = Math.Clamp(through + 1 - _first, _window.Start, _window.End);

    /// <summary>Takes what is to be sent next.</summary>
    /// <param name="limit">The most bytes; one frame is taken in any case.</param>
    /// <param name="unsent">What to send.</param>
    /// <returns>False: there is nothing, or too much is on its way.</returns>
    public bool TryTakeUnsent(int limit, [MaybeNullWhen(false)] out UnsentAudio unsent)
    {
        if (!HasUnsent || _unsent - _untaken >= window)
        {
            unsent = default;
            return false;
        }

        var end = _unsent + 1;
        for (var bytes = Frame(_unsent).Length; end < _window.End && bytes + Frame(end).Length <= limit; end++)
        {
            bytes += Frame(end).Length;
        }

        unsent = end == _unsent + 1 ? new(_first + _unsent, Frame(_unsent).Retain(), null) : Join(end);
        _unsent = end;
        return true;
    }

    /// <summary>Lets go of everything.</summary>
    public void Clear() => LetGo();

    private AudioFrame Frame(long index) => _window[index].Frame!;

    private UnsentAudio Join(long end)
    {
        var lengths = new int[end - _unsent];
        for (var index = _unsent; index < end; index++)
        {
            lengths[index - _unsent] = Frame(index).Length;
        }

        var joined = AudioFrame.Rent(lengths.Sum(), Frame(_unsent).SampleRate);
        var rest = joined.Memory.Span;
        for (var index = _unsent; index < end; index++)
        {
            Frame(index).Memory.Span.CopyTo(rest);
            rest = rest[Frame(index).Length..];
        }

        return new(_first + _unsent, joined, lengths);
    }

    private int LetGo()
    {
        _window.TrimTo(_window.End);
        return SkipWhatWent();
    }

    private int SkipWhatWent()
    {
        var went = (int)Math.Max(0, _window.Start - _unsent);
        _unsent += went;
        _untaken = Math.Clamp(_untaken, _window.Start, _unsent);
        return went;
    }
}
