using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Interpreter.Core.Languages;

/// <summary>Gemini's 30 prebuilt voices, by name.</summary>
public static class VoiceCatalog
{
    /// <summary>All, in Google's order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Zephyr", "Puck", "Charon", "Kore", "Fenrir", "Leda", "Orus", "Aoede", "Callirrhoe", "Autonoe",
        "Enceladus", "Iapetus", "Umbriel", "Algieba", "Despina", "Erinome", "Algenib", "Rasalgethi", "Laomedeia", "Achernar",
        "Alnilam", "Schedar", "Gacrux", "Pulcherrima", "Achird", "Zubenelgenubi", "Vindemiatrix", "Sadachbia", "Sadaltager", "Sulafat",
    ];

    private static readonly FrozenDictionary<string, string> ByName =
        All.ToFrozenDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a voice by name, in any letter case, and gives the name as Gemini spells it.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out string? voice) => ByName.TryGetValue(name, out voice);
}
