using Interpreter.Core.Chat;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

/// <summary>What a session is created with; it stays so for the session's life. Built from validated input.</summary>
public sealed record SessionSettings
{
    /// <summary>The longest typed text, in characters (UTF-16 units).</summary>
    public const int MaxTextLength = 4000;

    /// <summary>The model.</summary>
    public required ModelProfile Model { get; init; }

    /// <summary>The two languages of the conversation, by their codes in <see cref="Languages.LanguageCatalog"/>; different.</summary>
    public required (string First, string Second) Languages { get; init; }

    /// <summary>
    /// The language to interpret into when only one direction is wanted; one of <see cref="Languages"/>. Null
    /// interprets both ways. A one-way model needs it.
    /// </summary>
    public string? TargetLanguage { get; init; }

    /// <summary>A prebuilt voice of <see cref="Interpreter.Core.Languages.VoiceCatalog"/>; null for the model's own.</summary>
    public string? Voice { get; init; }

    /// <summary>Terms with their fixed translations, in order.</summary>
    public IReadOnlyList<GlossaryEntry> Glossary { get; init; } = [];

    /// <summary>The rate of the client's audio, in Hz: 8,000 to 48,000.</summary>
    public int SampleRate { get; init; } = 16_000;

    /// <summary>The voice-activity gate.</summary>
    public VoiceGateSettings VoiceGate { get; init; } = new();

    /// <summary>The session's key; null for a new one. A session with a history comes back under the same.</summary>
    public Guid? Key { get; init; }

    /// <summary>What makes it a chat; null for a conversation that is interpreted.</summary>
    public ChatSettings? Chat { get; init; }

    /// <summary>The number of the user whose session it is, the only one who may follow it; null for a guest's, which whoever knows its id may.</summary>
    public long? OwnerId { get; init; }
}
