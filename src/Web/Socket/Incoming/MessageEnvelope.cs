using System.Text.Json;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>
/// The fields of a message as slices of the frame, each still raw JSON: finding them costs one pass over the
/// frame and allocates nothing.
/// </summary>
internal ref struct MessageEnvelope
{
    public ReadOnlySpan<byte> Type { get; private set; }

    public ReadOnlySpan<byte> Data { get; private set; }

    public ReadOnlySpan<byte> Text { get; private set; }

    public ReadOnlySpan<byte> Sequence { get; private set; }

    public ReadOnlySpan<byte> Id { get; private set; }

    public ReadOnlySpan<byte> Config { get; private set; }

    public ReadOnlySpan<byte> Resume { get; private set; }

    public ReadOnlySpan<byte> Mode { get; private set; }

    public ReadOnlySpan<byte> SessionId { get; private set; }

    public ReadOnlySpan<byte> ListenToken { get; private set; }

    public ReadOnlySpan<byte> RequestId { get; private set; }

    public ReadOnlySpan<byte> MimeType { get; private set; }

    public ReadOnlySpan<byte> Images { get; private set; }

    /// <summary>Splits a frame. The last of several fields of one name counts, as in JavaScript.</summary>
    /// <returns>False: the frame is not one JSON object.</returns>
    public static bool TryRead(ReadOnlySpan<byte> frame, out MessageEnvelope envelope)
    {
        envelope = default;
        try
        {
            var reader = new Utf8JsonReader(frame);
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var name = NameOf(ref reader);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                envelope.Set(name, frame[start..(int)reader.BytesConsumed]);
            }

            // A second value after the object makes this throw.
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Field NameOf(scoped ref Utf8JsonReader reader) => true switch
    {
        _ when !RawJson.IsUnicode(ref reader) => Field.Other,
        _ when reader.ValueTextEquals("type"u8) => Field.Type,
        _ when reader.ValueTextEquals("data"u8) => Field.Data,
        _ when reader.ValueTextEquals("text"u8) => Field.Text,
        _ when reader.ValueTextEquals("seq"u8) => Field.Sequence,
        _ when reader.ValueTextEquals("id"u8) => Field.Id,
        _ when reader.ValueTextEquals("config"u8) => Field.Config,
        _ when reader.ValueTextEquals("resume"u8) => Field.Resume,
        _ when reader.ValueTextEquals("requestId"u8) => Field.RequestId,
        _ when reader.ValueTextEquals("mimeType"u8) => Field.MimeType,
        _ when reader.ValueTextEquals("images"u8) => Field.Images,
        _ when reader.ValueTextEquals("mode"u8) => Field.Mode,
        _ when reader.ValueTextEquals("sessionId"u8) => Field.SessionId,
        _ when reader.ValueTextEquals("listenToken"u8) => Field.ListenToken,
        _ => Field.Other,
    };

    private void Set(Field field, ReadOnlySpan<byte> json)
    {
        switch (field)
        {
            case Field.Type: Type = json; break;
            case Field.Data: Data = json; break;
            case Field.Text: Text = json; break;
            case Field.Sequence: Sequence = json; break;
            case Field.Id: Id = json; break;
            case Field.Config: Config = json; break;
            case Field.Resume: Resume = json; break;
            case Field.Mode: Mode = json; break;
            case Field.SessionId: SessionId = json; break;
            case Field.ListenToken: ListenToken = json; break;
            case Field.RequestId: RequestId = json; break;
            case Field.MimeType: MimeType = json; break;
            case Field.Images: Images = json; break;
            default: break;
        }
    }

    private enum Field
    {
        Other,
        Type,
        Data,
        Text,
        Sequence,
        Id,
        Config,
        Resume,
        Mode,
        SessionId,
        ListenToken,
        RequestId,
        MimeType,
        Images,
    }
}
