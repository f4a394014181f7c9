using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Upstream;

namespace Interpreter.Web.Chat;

/// <summary>Brings a user's stored chats to life. A chat of another is not found, as if there were none.</summary>
internal sealed class ChatOpener(ISessionStore stored, ISessionDirectory live, IModelCatalog models, InterpreterDefaults defaults)
{
    /// <summary>Opens a chat by its number; null when the user has none such.</summary>
    /// <exception cref="SessionLimitException">The server holds as many sessions as it may.</exception>
    public async Task<OpenChat?> OpenAsync(long userId, long id, CancellationToken cancellationToken) =>
        await stored.FindAsync(userId, id, cancellationToken) is { Kind: SessionKind.Chat } chat ? await OpenAsync(chat, null, cancellationToken) : null;

    /// <summary>Opens a stored chat.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="asked">What its client asks of voice and audio; null for the defaults. Of no effect where the session lives.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SessionLimitException">The server holds as many sessions as it may.</exception>
    public async Task<OpenChat> OpenAsync(ChatSession chat, SessionSettings? asked, CancellationToken cancellationToken)
    {
        asked ??= new() { Model = models.Default, Languages = defaults.Languages, Voice = defaults.Voice, VoiceGate = defaults.VoiceGate };
        var settings = asked with { Key = chat.Key, OwnerId = chat.OwnerId, Chat = new() { SessionId = chat.Id } };
        return new(await live.OpenAsync(settings, cancellationToken), chat);
    }
}
