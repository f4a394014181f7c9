using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Turns text frames into messages. Pure: what it answers depends on the frame and the arguments alone.</summary>
internal sealed class ClientMessageParser(InitParser inits)
{
    private const int MaxPingIdBytes = 100;

    /// <summary>Parses a text frame.</summary>
    /// <param name="frame">UTF-8.</param>
    /// <param name="session">The session; null before there is one.</param>
    public ParsedMessage Parse(ReadOnlySpan<byte> frame, SessionFacts? session)
    {
        if (!MessageEnvelope.TryRead(frame, out var envelope))
        {
            return new MessageProblem(ProtocolErrorCodes.InvalidJson, "The frame is not a JSON object: send one object such as {\"type\":\"ping\"}.");
        }

        if (!RawJson.IsString(envelope.Type))
        {
            return new MessageProblem(ProtocolErrorCodes.MissingType, "\"type\" is missing or not a string: name the message, such as \"init\" or \"audio\".", "type");
        }

        if (KindOf(envelope.Type) is not { } kind)
        {
            return UnknownType(envelope.Type);
        }

        return (kind, session) switch
        {
            (ClientMessageKind.Ping, _) => Ping(envelope),
            (ClientMessageKind.Init, null) => inits.Parse(envelope),
            (ClientMessageKind.Init, _) => new MessageProblem(
                ProtocolErrorCodes.AlreadyInitialized, "The session is already initialized: open another socket for another session.", "type"),
            (_, null) => NotReady,
            (not (ClientMessageKind.Close or ClientMessageKind.Ack), { IsListened: true }) => ListenOnly,
            (ClientMessageKind.Share or ClientMessageKind.Unshare, { IsChat: true }) => new MessageProblem(
                ProtocolErrorCodes.InterpretationOnly, "Only an interpretation can be listened to, not a chat.", "type"),
            (ClientMessageKind.Audio, { SampleRate: var rate }) => Audio(envelope, rate),
            (ClientMessageKind.Text or ClientMessageKind.Image or ClientMessageKind.Retry or ClientMessageKind.Clear, { IsChat: true }) =>
                ChatMessages.Read(kind, envelope),
            (ClientMessageKind.Text, _) => Text(envelope),
            (ClientMessageKind.Image or ClientMessageKind.Retry or ClientMessageKind.Clear, _) => new MessageProblem(
                SessionErrorCodes.ChatOnly, "Only a chat takes this: open another socket with \"mode\": \"chat\" in \"init\".", "type"),
            (ClientMessageKind.Ack, _) => Ack(envelope),
            _ => new ClientMessage(kind),
        };
    }

    /// <summary>What anything but init is answered before there is a session; the first three words are the earlier interpreter's.</summary>
    public static MessageProblem NotReady { get; } =
        new(ProtocolErrorCodes.NotReady, "Session not initialized: send {\"type\":\"init\"} first.");

    /// <summary>What a listener is answered who says more than ping, ack and close.</summary>
    public static MessageProblem ListenOnly { get; } = new(
        ProtocolErrorCodes.ListenOnly, "You listen to another's session: send nothing but ping, ack and close. To speak, open another socket with an \"init\" of your own.", "type");

    private static ClientMessageKind? KindOf(ReadOnlySpan<byte> type) => type switch
    {
        _ when RawJson.StringEquals(type, "audio"u8) => ClientMessageKind.Audio,
        _ when RawJson.StringEquals(type, "ack"u8) => ClientMessageKind.Ack,
        _ when RawJson.StringEquals(type, "ping"u8) => ClientMessageKind.Ping,
        _ when RawJson.StringEquals(type, "init"u8) => ClientMessageKind.Init,
        _ when RawJson.StringEquals(type, "text"u8) => ClientMessageKind.Text,
        _ when RawJson.StringEquals(type, "image"u8) => ClientMessageKind.Image,
        _ when RawJson.StringEquals(type, "retry"u8) => ClientMessageKind.Retry,
        _ when RawJson.StringEquals(type, "clear"u8) => ClientMessageKind.Clear,
        _ when RawJson.StringEquals(type, "interrupt"u8) => ClientMessageKind.Interrupt,
        _ when RawJson.StringEquals(type, "end_utterance"u8) => ClientMessageKind.EndUtterance,
        _ when RawJson.StringEquals(type, "share"u8) => ClientMessageKind.Share,
        _ when RawJson.StringEquals(type, "unshare"u8) => ClientMessageKind.Unshare,
        _ when RawJson.StringEquals(type, "close"u8) => ClientMessageKind.Close,
        _ => null,
    };

    private static ParsedMessage Audio(in MessageEnvelope envelope, int sampleRate)
    {
        if (envelope.Data.IsEmpty)
        {
            return new MessageProblem(ProtocolErrorCodes.InvalidField, "\"data\" is missing: give base64 of 16-bit mono PCM.", "data");
        }

        return PcmReader.ReadBase64(envelope.Data, sampleRate, out var frame) is { } problem
            ? problem
            : new ClientMessage(ClientMessageKind.Audio) { Audio = frame };
    }

    private static ParsedMessage Text(in MessageEnvelope envelope)
    {
        return TextField.Read(envelope.Text, isOptional: false, out var text) is { } problem
            ? problem
            : new ClientMessage(ClientMessageKind.Text) { Command = new SessionCommand.SendText(text) };
    }

    private static ParsedMessage Ack(in MessageEnvelope envelope)
    {
        if (!RawJson.TryGetInt64(envelope.Sequence, out var sequence) || sequence < 0)
        {
            return new MessageProblem(ProtocolErrorCodes.InvalidField, "\"seq\" must be a whole number from 0: that of the last event received.", "seq");
        }

        return new ClientMessage(ClientMessageKind.Ack) { Sequence = sequence };
    }

    private static ParsedMessage Ping(in MessageEnvelope envelope)
    {
        if (envelope.Id.Length > MaxPingIdBytes)
        {
            return new MessageProblem(ProtocolErrorCodes.InvalidField, $"\"id\" is longer than {MaxPingIdBytes} bytes: use a number or a short string.", "id");
        }

        return new ClientMessage(ClientMessageKind.Ping) { PingId = envelope.Id.IsEmpty ? null : envelope.Id.ToArray() };
    }

    private static MessageProblem UnknownType(ReadOnlySpan<byte> json)
    {
        var name = RawJson.TryGetString(json, out var text) ? Excerpt.Of(text) : "?";
        return new(
            ProtocolErrorCodes.UnknownType,
            $"\"type\" is \"{name}\", which is no message: use init, audio, text, image, retry, clear, interrupt, end_utterance, share, unshare, ack, ping or close.",
            "type");
    }
}
