using System.Collections.Immutable;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>The context of a session, counted in tokens. Immutable, so that a resumption handle can hold on to it.</summary>
internal sealed record Conversation
{
    private ImmutableList<Entry> Entries { get; init; } = [];

    /// <summary>The tokens of the system instruction, which compression never evicts.</summary>
    public int InstructionTokens { get; init; }

    public int Total => InstructionTokens + Entries.Sum(entry => entry.Tokens);

    public Conversation WithUser(Modality modality, int tokens) => With(new Entry(true, modality, tokens));

    public Conversation WithModel(Modality modality, int tokens) => With(new Entry(false, modality, tokens));

    public Usage UsageOf(int responseTokens) => new(
        [.. Enum.GetValues<Modality>().Select(modality => (modality, Tokens: Count(modality))).Where(detail => detail.Tokens > 0)],
        responseTokens);

    /// <summary>Slides the window: once above the trigger, drops whole turns until at most the target is left.</summary>
    public Conversation Compressed(long triggerTokens, long targetTokens)
    {
        if (Total <= triggerTokens)
        {
            return this;
        }

        var entries = Entries;
        var total = Total;
        while (entries.Count > 0 && (total > targetTokens || !entries[0].FromUser))
        {
            total -= entries[0].Tokens;
            entries = entries.RemoveAt(0);
        }

        return this with { Entries = entries };
    }

    private int Count(Modality modality) =>
        Entries.Where(entry => entry.Modality == modality).Sum(entry => entry.Tokens)
        + (modality == Modality.Text ? InstructionTokens : 0);

    private Conversation With(Entry entry) => entry.Tokens == 0 ? this : this with { Entries = Entries.Add(entry) };

    private sealed record Entry(bool FromUser, Modality Modality, int Tokens);
}
