using System.Diagnostics.CodeAnalysis;

namespace Interpreter.Core.Pricing;

/// <summary>What each model costs.</summary>
/// <param name="prices">By the model's id, without the prefix "models/".</param>
public sealed class PriceTable(IReadOnlyDictionary<string, ModelPrice> prices)
{
    /// <summary>The id under which an operator may name the price of all models that the table does not.</summary>
    public const string AnyOther = "*";

    private readonly ModelPrice _other = prices.TryGetValue(AnyOther, out var other) ? other : Dearest(prices.Values);

    /// <summary>The ids of the models whose price is known.</summary>
    public IEnumerable<string> Models => prices.Keys.Where(model => model != AnyOther);

    /// <summary>
    /// The price by which to count a model's tokens: its own; else that of <see cref="AnyOther"/>; else, token kind by token
    /// kind, the dearest in the table, so that a spend limit holds for a model of which nobody told the price.
    /// </summary>
    public ModelPrice For(string model) => TryFind(model, out var price) ? price : _other;

    /// <summary>Finds a price by the model's id, with or without the path before it ("models/", Vertex's resource names).</summary>
    /// <returns>False where the price is not known: the caller decides what a spend limit makes of that.</returns>
    public bool TryFind(string model, [NotNullWhen(true)] out ModelPrice? price)
    {
        ArgumentNullException.ThrowIfNull(model);
        return prices.TryGetValue(model[(model.LastIndexOf('/') + 1)..], out price);
    }

    /// <summary>This table with other prices in the place of, or beside, its own: for an operator's settings.</summary>
    public PriceTable With(IEnumerable<KeyValuePair<string, ModelPrice>> others)
    {
        var merged = prices.ToDictionary(StringComparer.Ordinal);
        foreach (var (model, price) in others)
        {
            merged[model] = price;
        }

        return new PriceTable(merged);
    }

    private static ModelPrice Dearest(IEnumerable<ModelPrice> prices) => prices.Aggregate(
        new ModelPrice { InputText = 0, InputAudio = 0, InputImage = 0, OutputText = 0 },
        static (dearest, price) => new()
        {
            InputText = Math.Max(dearest.InputText, price.InputText),
            InputAudio = Math.Max(dearest.InputAudio, price.InputAudio),
            InputImage = Math.Max(dearest.InputImage, price.InputImage),
            OutputText = Math.Max(dearest.OutputText, price.OutputText),
            OutputAudio = Math.Max(dearest.OutputAudio, price.OutputAudio),
        });
}
