using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Reads what only a chat takes, or takes otherwise.</summary>
internal static class ChatMessages
{
    private const int MaxRequestIdLength = 100;

    /// <summary>Reads a message; a problem names the client's own name for it, where it has one.</summary>
    public static ParsedMessage Read(ClientMessageKind kind, in MessageEnvelope envelope)
    {
        string? id = null;
        if (!RawJson.IsAbsent(envelope.RequestId) && (!RawJson.TryGetString(envelope.RequestId, out id) || id.Length is 0 or > MaxRequestIdLength))
        {
            return new MessageProblem(
                ProtocolErrorCodes.InvalidField, $"\"requestId\" must be a string of 1 to {MaxRequestIdLength} characters, or left out.", "requestId");
        }

        var problem = Read(kind, envelope, id, out var command);
        return problem is null ? new ClientMessage(kind) { Command = command } : problem with { RequestId = id };
    }

    private static MessageProblem? Read(ClientMessageKind kind, in MessageEnvelope envelope, string? id, out SessionCommand? command)
    {
        command = kind switch
        {
            ClientMessageKind.Retry => new SessionCommand.AskAgain(id),
            ClientMessageKind.Clear => new SessionCommand.ClearHistory(id),
            _ => null,
        };
        if (command is not null)
        {
            return null;
        }

        var isShown = kind is ClientMessageKind.Image;
        if (TextField.Read(envelope.Text, isOptional: isShown, out var text) is { } wrongText)
        {
            return wrongText;
        }

        var ask = new SessionCommand.Ask(text) { RequestId = id };
        if (isShown)
        {
            if (ImageReader.Read(envelope, out var images) is { } wrongImage)
            {
                return wrongImage;
            }

            ask = ask with { Images = images };
        }

        command = ask;
        return null;
    }
}
