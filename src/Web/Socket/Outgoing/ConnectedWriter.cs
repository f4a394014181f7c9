using System.Text.Json;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>Writes the fields of "connected".</summary>
internal static class ConnectedWriter
{
    public static void Write(Utf8JsonWriter json, Reply.Connected connected, ClientMode mode)
    {
        json.WriteString("type"u8, "connected"u8);
        json.WriteString("sessionId"u8, connected.SessionId);
        if (!mode.Extended)
        {
            return;
        }

        var attached = connected.Attached;
        var isOpenedChat = mode.Chat && connected.After is null;
        json.WriteBoolean("resumed"u8, connected.After is not null);
        json.WriteNumber("lastSeq"u8, isOpenedChat ? connected.Seen : attached.LastSequence);
        json.WriteNumber("missedSeq"u8, Missed(attached, connected.Seen));
        json.WriteNumber("audioFrames"u8, attached.AudioSequence);
        WriteSettings(json, attached.Settings, mode);
        if (attached.Settings.Chat is { } chat)
        {
            json.WriteString("mode"u8, "chat"u8);
            json.WriteNumber("chatSessionId"u8, chat.SessionId);
            json.WriteString("title"u8, connected.Chat?.Title);
        }
    }

    private static long Missed(SessionOutput.Attached attached, long after) =>
        attached.OldestSequence - 1 > after ? attached.OldestSequence - 1 : 0;

    private static void WriteSettings(Utf8JsonWriter json, SessionSettings settings, ClientMode mode)
    {
        json.WriteStartObject("config"u8);
        json.WriteStartArray("languages"u8);
        json.WriteStringValue(settings.Languages.First);
        json.WriteStringValue(settings.Languages.Second);
        json.WriteEndArray();
        json.WriteString("targetLanguage"u8, settings.TargetLanguage);
        json.WriteString("voice"u8, settings.Voice);
        json.WriteString("model"u8, settings.Model.Id);
        json.WriteNumber("sampleRate"u8, settings.SampleRate);
        json.WriteStartObject("vad"u8);
        json.WriteNumber("threshold"u8, settings.VoiceGate.Threshold);
        json.WriteNumber("hangoverFrames"u8, settings.VoiceGate.HangoverFrames);
        json.WriteEndObject();
        json.WriteNumber("glossary"u8, settings.Glossary.Count);
        json.WriteString("audioEncoding"u8, mode.BinaryAudio ? "binary"u8 : "base64"u8);
        json.WriteEndObject();
    }
}
