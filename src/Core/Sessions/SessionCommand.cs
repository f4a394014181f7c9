namespace Interpreter.Core.Sessions;

/// <summary>What a client asks of a session, beside audio.</summary>
public abstract record SessionCommand
{
    private SessionCommand()
    {
    }

    /// <summary>Stops the answer that is being spoken: the rest of it is not sent.</summary>
    public sealed record Interrupt : SessionCommand;

    /// <summary>Interprets typed text as if it had been spoken.</summary>
    /// <param name="Text">Not empty, at most <see cref="SessionSettings.MaxTextLength"/> characters.</param>
    public sealed record SendText(string Text) : SessionCommand;

    /// <summary>Ends the current utterance now, as releasing a push-to-talk button does, without waiting for the hangover.</summary>
    public sealed record EndUtterance : SessionCommand;

    /// <summary>The client has every output up to a number: the log may let go of them.</summary>
    /// <param name="Sequence">The number.</param>
    public sealed record Acknowledge(long Sequence) : SessionCommand;

    /// <summary>Closes the session for good.</summary>
    public sealed record Close : SessionCommand;
}
