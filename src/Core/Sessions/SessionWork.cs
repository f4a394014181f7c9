using Interpreter.Core.Chat;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;

namespace Interpreter.Core.Sessions;

/// <summary>
/// What a session has others do, in databases and in other actors. Its outcome comes back as a <see cref="SessionOutcome"/>;
/// of two pieces of work that write, the first is done first.
/// </summary>
internal abstract class SessionWork
{
    /// <summary>Its name, for logs.</summary>
    public string Name => GetType().Name;

    /// <summary>Whether it writes to the store, and waits for what was to be written before it.</summary>
    public virtual bool Writes => false;

    /// <summary>Whether it is done to its end though the session closes.</summary>
    public virtual bool OutlivesSession => Writes;

    /// <summary>Whether it is tried again until it succeeds, as nobody will say it again.</summary>
    public virtual bool IsRepeated => false;

    /// <summary>Reads the newest of a chat's history, of about that many tokens.</summary>
    public sealed class LoadHistory(long sessionId, int tokens) : SessionWork
    {
        public long SessionId { get; } = sessionId;

        public int Tokens { get; } = tokens;
    }

    /// <summary>Asks the user actor for a request to the model.</summary>
    public sealed class Admit : SessionWork;

    /// <summary>Tells the user actor that the session lives.</summary>
    public sealed class Hold : SessionWork;

    /// <summary>Tells the user actor that the session is over.</summary>
    public sealed class Release : SessionWork
    {
        public override bool OutlivesSession => true;
    }

    /// <summary>Tells the user actor what was used.</summary>
    public sealed class Spend(Spending spending) : SessionWork
    {
        public override bool OutlivesSession => true;

        public Spending Spending { get; } = spending;
    }

    /// <summary>Stores a chat's question.</summary>
    public sealed class StoreQuestion(long sessionId, NewMessage message) : SessionWork
    {
        public override bool Writes => true;

        public long SessionId { get; } = sessionId;

        public NewMessage Message { get; } = message;
    }

    /// <summary>Gives a chat the title that its first question makes, if it wants one.</summary>
    public sealed class Title(long sessionId, string question) : SessionWork
    {
        public override bool Writes => true;

        public long SessionId { get; } = sessionId;

        public string Question { get; } = question;
    }

    /// <summary>Stores a turn, or a chat's answer.</summary>
    public sealed class StoreTurn(IReadOnlyList<NewMessage> messages) : SessionWork
    {
        public override bool Writes => true;

        public override bool IsRepeated => true;

        public IReadOnlyList<NewMessage> Messages { get; } = messages;

        /// <summary>The chat; null where the session is made with its first turn.</summary>
        public long? SessionId { get; init; }

        /// <summary>The title of the session, where it is made.</summary>
        public string? NewTitle { get; init; }

        /// <summary>The numbers of the messages that these take the place of.</summary>
        public IReadOnlyList<long> Replaced { get; init; } = [];

        /// <summary>What it answers, in the chat's context; null where it is no written answer.</summary>
        public ContextTurn? Answered { get; init; }

        /// <summary>A message whose tokens the model has counted meanwhile, and how many they are.</summary>
        public (long Message, int Tokens)? Counted { get; init; }
    }

    /// <summary>Deletes a chat's messages.</summary>
    public sealed class Clear(long sessionId) : SessionWork
    {
        public override bool Writes => true;

        public long SessionId { get; } = sessionId;
    }
}
