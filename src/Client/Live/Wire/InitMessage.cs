using System.Text.Json;

namespace Interpreter.Client.Live.Wire;

/// <summary>Writes the first message of a socket: docs/protocol.md, "init".</summary>
internal sealed class InitMessage
{
    private readonly Action<Utf8JsonWriter> _mode;
    private readonly Action<Utf8JsonWriter> _config;

    private InitMessage(int sampleRate, Action<Utf8JsonWriter> mode, Action<Utf8JsonWriter> config) =>
        (SampleRate, _mode, _config) = (sampleRate, mode, config);

    /// <summary>The rate of the audio that will be sent, in Hz; 0 where none will.</summary>
    public int SampleRate { get; }

    /// <summary>Whether it is a listener's, who follows another's session and says nothing.</summary>
    public bool Listens { get; private init; }

    /// <summary>Opens an interpretation.</summary>
    public static InitMessage Of(InterpretationSettings settings) => new(settings.SampleRate, static _ => { }, json => WriteConfig(json, settings));

    /// <summary>Opens a chat.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="sessionId">The number of the stored session; null for a new one.</param>
    public static InitMessage Of(ChatSettings settings, long? sessionId) => new(
        settings.SampleRate,
        json =>
        {
            json.WriteString("mode"u8, "chat"u8);
            if (sessionId is { } id)
            {
                json.WriteNumber("sessionId"u8, id);
            }
        },
        json =>
        {
            json.WriteNumber("sampleRate"u8, settings.SampleRate);
            WriteText(json, "voice"u8, settings.Voice);
            WriteText(json, "model"u8, settings.Model);
        });

    /// <summary>Listens to another's session.</summary>
    /// <param name="token">What lets the listener in.</param>
    /// <param name="settings">The settings.</param>
    public static InitMessage Of(string token, ListenerSettings settings) => new(
        sampleRate: 0,
        json =>
        {
            json.WriteString("mode"u8, "listen"u8);
            json.WriteString("listenToken"u8, token);
        },
        json => json.WriteBoolean("audio"u8, settings.TakesSpeech))
    {
        Listens = true,
    };

    /// <summary>The message that opens a session.</summary>
    public ReadOnlyMemory<byte> Open() => Message.Write(json =>
    {
        json.WriteString("type"u8, "init"u8);
        _mode(json);
        json.WriteStartObject("config"u8);
        _config(json);
        json.WriteString("audioEncoding"u8, "binary"u8);
        json.WriteString("events"u8, "extended"u8);
        json.WriteEndObject();
    });

    /// <summary>The message that returns to a session.</summary>
    /// <param name="sessionId">The live session's id; of no matter to a listener, whose token names it.</param>
    /// <param name="lastSequence">The number of the last event that is at hand.</param>
    public ReadOnlyMemory<byte> Resume(string sessionId, long lastSequence) => Message.Write(json =>
    {
        json.WriteString("type"u8, "init"u8);
        if (Listens)
        {
            _mode(json);
        }

        json.WriteStartObject("config"u8);
        if (Listens)
        {
            _config(json);
        }

        json.WriteString("audioEncoding"u8, "binary"u8);
        json.WriteEndObject();
        json.WriteStartObject("resume"u8);
        if (!Listens)
        {
            json.WriteString("sessionId"u8, sessionId);
        }

        json.WriteNumber("lastSeq"u8, lastSequence);
        json.WriteEndObject();
    });

    private static void WriteConfig(Utf8JsonWriter json, InterpretationSettings settings)
    {
        json.WriteNumber("sampleRate"u8, settings.SampleRate);
        WriteText(json, "language"u8, settings.Language);
        WriteText(json, "targetLanguage"u8, settings.TargetLanguage);
        WriteText(json, "voice"u8, settings.Voice);
        WriteText(json, "model"u8, settings.Model);
        if (settings.Languages is { } pair)
        {
            json.WriteStartArray("languages"u8);
            json.WriteStringValue(pair.First);
            json.WriteStringValue(pair.Second);
            json.WriteEndArray();
        }

        WriteGlossary(json, settings.Glossary);
        WriteVoiceGate(json, settings);
    }

    private static void WriteGlossary(Utf8JsonWriter json, IReadOnlyList<GlossaryEntry> glossary)
    {
        if (glossary.Count == 0)
        {
            return;
        }

        json.WriteStartArray("glossary"u8);
        foreach (var entry in glossary)
        {
            json.WriteStartObject();
            json.WriteString("term"u8, entry.Term);
            json.WriteString("translation"u8, entry.Translation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteVoiceGate(Utf8JsonWriter json, InterpretationSettings settings)
    {
        if (settings is { VoiceThreshold: null, VoiceHangoverFrames: null })
        {
            return;
        }

        json.WriteStartObject("vad"u8);
        if (settings.VoiceThreshold is { } threshold)
        {
            json.WriteNumber("threshold"u8, threshold);
        }

        if (settings.VoiceHangoverFrames is { } frames)
        {
            json.WriteNumber("hangoverFrames"u8, frames);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
