using System.Text.Json;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>Writes what concerns listeners: "connected" as they get it, and "shared", which their owner gets.</summary>
internal static class ListeningWriter
{
    public static void Write(Utf8JsonWriter json, Reply.Listening listening, ClientMode mode)
    {
        var (position, isResumed) = listening;
        json.WriteString("type"u8, "connected"u8);
        json.WriteString("mode"u8, "listen"u8);
        json.WriteBoolean("resumed"u8, isResumed);
        json.WriteNumber("lastSeq"u8, position.Last);
        json.WriteNumber("missedSeq"u8, position.Missed);
        json.WriteStartObject("config"u8);
        json.WriteStartArray("languages"u8);
        json.WriteStringValue(position.Settings.Languages.First);
        json.WriteStringValue(position.Settings.Languages.Second);
        json.WriteEndArray();
        json.WriteString("targetLanguage"u8, position.Settings.TargetLanguage);
        json.WriteString("audioEncoding"u8, mode.BinaryAudio ? "binary"u8 : "base64"u8);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Reply.Shared shared)
    {
        json.WriteString("type"u8, "shared"u8);
        json.WriteString("listenToken"u8, shared.Token);
        json.WriteNumber("seq"u8, shared.Sequence);
    }
}
