using Interpreter.Core.Text;

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

    /// <summary>Asks the model in a chat: a written turn. It waits its turn behind at most <see cref="WaitingAsks"/> others.</summary>
    /// <param name="Text">At most <see cref="SessionSettings.MaxTextLength"/> characters; may be empty only where there are images.</param>
    public sealed record Ask(string Text) : SessionCommand
    {
        /// <summary>How many asks may wait while one is answered.</summary>
        public const int WaitingAsks = 8;

        /// <summary>What is shown with it, in order; at most 4.</summary>
        public IReadOnlyList<TextImage> Images { get; init; } = [];

        /// <summary>The asker's own name for it, which its outputs carry; null for none.</summary>
        public string? RequestId { get; init; }
    }

    /// <summary>
    /// Asks the newest question of a chat again: after a failure, or for another answer, which takes the place of the one
    /// before it.
    /// </summary>
    /// <param name="RequestId">The asker's own name for it; null for none.</param>
    public sealed record AskAgain(string? RequestId) : SessionCommand;

    /// <summary>Deletes a chat's messages; the model forgets them. An answer under way is stopped.</summary>
    /// <param name="RequestId">The asker's own name for it; null for none.</param>
    public sealed record ClearHistory(string? RequestId) : SessionCommand;

    /// <summary>Ends the current utterance now, as releasing a push-to-talk button does, without waiting for the hangover.</summary>
    public sealed record EndUtterance : SessionCommand;

    /// <summary>The client has every output up to a number: the log may let go of them.</summary>
    /// <param name="Sequence">The number.</param>
    public sealed record Acknowledge(long Sequence) : SessionCommand;

    /// <summary>Lets others listen, with the number that <see cref="SessionOutput.Shared"/> tells. Of no effect on a chat.</summary>
    public sealed record Share : SessionCommand;

    /// <summary>Ends the sharing: whoever listens is let go, and its number is good no more.</summary>
    public sealed record Unshare : SessionCommand;

    /// <summary>How many listen at one process. It says so again while any do: a process that falls silent is forgotten.</summary>
    /// <param name="Place">The process; any name that no other has.</param>
    /// <param name="Count">How many.</param>
    public sealed record CountListeners(string Place, int Count) : SessionCommand
    {
        /// <summary>How often a process says how many listen there, in seconds.</summary>
        public const int RenewalSeconds = 20;
    }

    /// <summary>Closes the session for good.</summary>
    public sealed record Close : SessionCommand;
}
