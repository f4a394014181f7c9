namespace Interpreter.Core.Users;

/// <summary>What a user's state machine asks of its host. The calls answer nothing and never call back.</summary>
internal interface IUserEffects
{
    /// <summary>A request is allowed, or refused.</summary>
    void Answer(long ticket, Admission admission);

    /// <summary>Tells an operator what happened.</summary>
    void Note(UserNote note);
}
