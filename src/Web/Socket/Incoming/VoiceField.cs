using Interpreter.Core.Languages;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Reads "voice".</summary>
internal static class VoiceField
{
    /// <summary>The voice as Gemini spells it; null where none was asked for.</summary>
    public static string? Read(FieldReader fields)
    {
        if (fields.String("voice") is not { } name)
        {
            return null;
        }

        if (VoiceCatalog.TryFind(name, out var voice))
        {
            return voice;
        }

        fields.Fail(
            ProtocolErrorCodes.UnsupportedVoice,
            "voice",
            $"\"config.voice\" names \"{Excerpt.Of(name)}\", which Gemini has not: use one of {string.Join(", ", VoiceCatalog.All)}.");
        return null;
    }
}
