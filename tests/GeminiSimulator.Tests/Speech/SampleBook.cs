using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.GeminiSimulator.Tests.Speech;

/// <summary>The repository's own phrasebook.</summary>
internal static class SampleBook
{
    public const int Rate = 24_000;

    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static Phrasebook Book { get; } = Phrasebook.Load(Folder);

    public static IEnumerable<(Phrase Phrase, string Language, short[] Samples)> Recordings { get; } =
        [.. Book.Phrases.SelectMany(phrase => phrase.Sides.Select(side => (phrase, side.Key, side.Value.Samples())))];

    public static short[] Of(string id, string language) => Book.Phrases.Single(phrase => phrase.Id == id).Sides[language].Samples();

    private static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Interpreter.sln")))
            {
                return Path.Combine(folder.FullName, "samples", "speech");
            }
        }

        throw new DirectoryNotFoundException("The tests run from inside the repository: no Interpreter.sln above them.");
    }
}
