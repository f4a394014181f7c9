using System.Globalization;
using System.Text.Json;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Reads "mode" and "sessionId", which may stand beside "config" or in it.</summary>
internal static class ChatFields
{
    /// <summary>Where a client says what it opens.</summary>
    public const string Mode = "mode";

    /// <summary>Where a client says which chat.</summary>
    public const string SessionId = "sessionId";

    private const string Chat = "chat";

    /// <summary>The chat that an init asks for; null for an interpretation.</summary>
    public static ChatRequest? Read(in MessageEnvelope envelope, FieldReader fields)
    {
        var mode = Value(envelope.Mode, fields, Mode);
        var id = Value(envelope.SessionId, fields, SessionId);
        if (!IsAbsent(mode) && FieldReader.TextOf(mode) is not (Chat or "interpretation" or ListenFields.Listen))
        {
            fields.FailMessage(ProtocolErrorCodes.InvalidField, Mode, "\"mode\" must be \"chat\", \"interpretation\" or \"listen\".");
            return null;
        }

        if (FieldReader.TextOf(mode) is Chat)
        {
            return IsAbsent(id) ? new(null, null) : Identify(id, fields);
        }

        if (!IsAbsent(id))
        {
            fields.NoticeMessage(
                ProtocolErrorCodes.FieldIgnored, SessionId, "\"sessionId\" was ignored: it names a chat, and \"mode\" is not \"chat\".");
        }

        return null;
    }

    /// <summary>A field beside "config" or, where it is absent, in it.</summary>
    public static JsonElement Value(ReadOnlySpan<byte> beside, FieldReader fields, string name)
    {
        if (RawJson.IsAbsent(beside))
        {
            return fields.Any(name);
        }

        // A value whose names are no Unicode is no text and no number either.
        return RawJson.TryParse(beside, out var value) ? value : JsonElement.Parse("{}"u8);
    }

    private static ChatRequest? Identify(JsonElement id, FieldReader fields)
    {
        if (id.ValueKind is JsonValueKind.Number && id.TryGetInt64(out var number) && number > 0)
        {
            return new(number, null);
        }

        var text = FieldReader.TextOf(id);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0)
        {
            return new(number, null);
        }

        if (Guid.TryParseExact(text, "D", out var key))
        {
            return new(null, key);
        }

        fields.FailMessage(
            ProtocolErrorCodes.InvalidField, SessionId, "\"sessionId\" must be a chat's number, such as 12, or its UUID: leave it out for a new chat.");
        return null;
    }

    private static bool IsAbsent(JsonElement value) => value.ValueKind is JsonValueKind.Undefined;
}
