namespace Interpreter.StorageBench;

/// <summary>Words in three scripts, from which titles and messages are made; the same each time.</summary>
internal static class Vocabulary
{
    private static readonly string[] Words =
    [
        "Python", "Travel", "Meeting", "Invoice", "Recipe", "Garden", "Contract", "Physics", "Harbour", "Letter", "Budget", "Museum",
        "Разработка", "Перевод", "Договор", "Встреча", "Погода", "Урок", "Музыка", "Письмо", "Рецепт", "Отпуск", "Проект", "Отчёт",
        "회의", "번역", "여행", "계약서", "음악", "날씨", "수업", "편지", "요리", "휴가", "프로젝트", "보고서",
    ];

    /// <summary>Terms of three letters and more, each in about one title of twelve.</summary>
    public static IReadOnlyList<string> Common { get; } = ["python", "РАЗРАБ", "프로젝", "contract", "встреча", "계약서"];

    /// <summary>A title of three words and a number; the number alone finds only a few.</summary>
    public static string Title(int session) => $"{Word(session, 1)} {Word(session, 2)} {Word(session, 3)} {Number(session)}";

    public static int Number(int session) => (int)((uint)session * 2_654_435_761u % 1_000_000);

    /// <summary>4 to 35 words.</summary>
    public static string Text(int message)
    {
        var words = new string[4 + Pick(message, 0, 32)];
        for (var index = 0; index < words.Length; index++)
        {
            words[index] = Word(message, index + 1);
        }

        return string.Join(' ', words);
    }

    private static string Word(int seed, int position) => Words[Pick(seed, position, Words.Length)];

    private static int Pick(int seed, int position, int count)
    {
        var mixed = ((ulong)(uint)seed * 0x9E3779B97F4A7C15) ^ ((ulong)(uint)position * 0xC2B2AE3D27D4EB4F);
        mixed = (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9;
        return (int)((mixed >> 33) % (ulong)count);
    }
}
