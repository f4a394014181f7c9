using System.Data.Common;
using Interpreter.Core.Chat;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Web.Chat;
using Interpreter.Web.Socket.Incoming;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Socket.Relay;

/// <summary>The chats that sockets open.</summary>
/// <param name="services">Has the store and the opener; neither where the host keeps no accounts, and nobody is signed in.</param>
/// <param name="logger">Is told when the database fails.</param>
internal sealed partial class StoredChats(IServiceProvider services, ILogger<StoredChats> logger)
{
    private ISessionStore Stored => services.GetRequiredService<ISessionStore>();

    /// <summary>Opens a chat, or makes a new one.</summary>
    /// <param name="request">Which.</param>
    /// <param name="settings">What its client asks of voice and audio.</param>
    /// <param name="caller">Who is signed in.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The chat, or what is wrong: the same for another's and for none.</returns>
    /// <exception cref="SessionLimitException">The server holds as many sessions as it may.</exception>
    public async Task<(OpenedSession? Opened, MessageProblem? Problem)> OpenAsync(
        ChatRequest request, SessionSettings settings, SocketCaller caller, CancellationToken cancellationToken)
    {
        var user = caller.User!.Value;
        try
        {
            if (request is { Number: null, Key: null })
            {
                return (await CreateAsync(user, settings, caller.Language, cancellationToken), null);
            }

            var stored = request.Number is { } number
                ? await Stored.FindAsync(user, number, cancellationToken)
                : await Stored.FindByKeyAsync(user, request.Key!.Value, cancellationToken);
            return stored is { Kind: SessionKind.Chat }
                ? (await OpenAsync(stored, settings, cancellationToken), null)
                : (null, NotFound);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            DatabaseFailed(exception);
            return (null, Unavailable);
        }
    }

    /// <summary>Reads what is stored of a chat that a client returned to; null when it was deleted, or can't be read.</summary>
    public async Task<ChatSession?> FindAsync(long user, long number, CancellationToken cancellationToken)
    {
        try
        {
            return await Stored.FindAsync(user, number, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            // The conversation goes on all the same: only its title is not told.
            DatabaseFailed(exception);
            return null;
        }
    }

    private async Task<OpenedSession> CreateAsync(long user, SessionSettings settings, string language, CancellationToken cancellationToken)
    {
        var title = ChatPhrases.NewChat.With().In(language);
        var stored = await Stored.CreateAsync(new(user, title) { Metadata = AutoTitle.Wish }, cancellationToken);
        try
        {
            return await OpenAsync(stored, settings, cancellationToken);
        }
        catch (SessionLimitException)
        {
            await Stored.DeleteAsync(user, stored.Id, CancellationToken.None);
            throw;
        }
    }

    private async Task<OpenedSession> OpenAsync(ChatSession stored, SessionSettings settings, CancellationToken cancellationToken)
    {
        var open = await services.GetRequiredService<ChatOpener>().OpenAsync(stored, settings, cancellationToken);
        return new(open.Session, open.Stored);
    }

    private static MessageProblem NotFound { get; } = new(
        ProtocolErrorCodes.SessionNotFound, "\"sessionId\" names no chat of yours: leave it out for a new one.", ChatFields.SessionId);

    private static MessageProblem Unavailable { get; } = new(
        SessionErrorCodes.StorageUnavailable, "The chats can't be read just now: try again in a moment.");

    [LoggerMessage(Level = LogLevel.Error, Message = "A chat could not be read or made: the database failed.")]
    private partial void DatabaseFailed(Exception exception);
}
