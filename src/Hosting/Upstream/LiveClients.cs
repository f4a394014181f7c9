using Interpreter.Gemini.Live;
using Interpreter.Hosting.Settings;

namespace Interpreter.Hosting.Upstream;

/// <summary>The clients of Gemini Live that this build has. GOOGLE_GENAI is defined where the package feed had Google.GenAI (eng/Used.targets).</summary>
internal static class LiveClients
{
    /// <summary>Whether <see cref="LiveClientKind.Google"/> can be used.</summary>
#if GOOGLE_GENAI
    public static bool HasGoogle => true;
#else
    public static bool HasGoogle => false;
#endif

    /// <summary>Reads the choice; our own where there is none.</summary>
    public static LiveClientKind Read(SettingReader reader)
    {
        var text = reader.Text(SettingNames.GeminiClient);
        switch (text?.ToUpperInvariant())
        {
            case null or "OWN":
                return LiveClientKind.Own;
            case "GOOGLE" when HasGoogle:
                return LiveClientKind.Google;
            case "GOOGLE":
                reader.Fail(SettingNames.GeminiClient, text, "this program was built without Google.GenAI, which the package feed did not have; use own, or build it with a feed that has it (the public NuGet gallery does)");
                return LiveClientKind.Own;
            default:
                reader.Fail(SettingNames.GeminiClient, text, "use own or google");
                return LiveClientKind.Own;
        }
    }

    /// <summary>The client of a choice.</summary>
    public static ILiveClient Create(LiveClientKind kind, LiveClientOptions options, TimeProvider time) => kind switch
    {
#if GOOGLE_GENAI
        LiveClientKind.Google => new GoogleGenAI.GoogleLiveClient(options, time),
#endif
        _ => new LiveClient(options, time),
    };
}
