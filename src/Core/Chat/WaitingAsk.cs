using Interpreter.Core.Sessions;

namespace Interpreter.Core.Chat;

/// <summary>A command of a chat that waits its turn.</summary>
/// <param name="Command">What is asked.</param>
/// <param name="At">When it came.</param>
internal sealed record WaitingAsk(SessionCommand Command, TimeSpan At)
{
    /// <summary>The asker's own name for it; null for none.</summary>
    public string? RequestId => Command switch
    {
        SessionCommand.Ask ask => ask.RequestId,
        SessionCommand.AskAgain again => again.RequestId,
        SessionCommand.ClearHistory clear => clear.RequestId,
        _ => null,
    };
}
