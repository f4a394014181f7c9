using Interpreter.Core.Chat;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini.Sessions;

/// <summary>Changes sessions; a title that a user gives is not replaced by one that the first question would give.</summary>
internal static class Renaming
{
    /// <summary>Changes a session. Returns it as it is now; null when the owner has none such.</summary>
    /// <exception cref="FieldException">A field breaks its limit.</exception>
    public static async Task<ChatSession?> ChangeAsync(this ISessionStore sessions, long ownerId, long id, SessionChanges changes, CancellationToken cancellationToken)
    {
        if (changes is { Title: not null, Metadata: null }
            && await sessions.FindAsync(ownerId, id, cancellationToken) is { } session
            && AutoTitle.TryTake(session.Metadata, out var metadata))
        {
            changes = changes with { Metadata = metadata };
        }

        return await sessions.UpdateAsync(ownerId, id, changes, cancellationToken);
    }
}
