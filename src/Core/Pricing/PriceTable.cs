using System.Diagnostics.CodeAnalysis;

namespace Interpreter.Core.Pricing;

/// <summary>What each model costs.</summary>
/// <param name="prices">By the model's id, without the prefix "models/".</param>
public sealed class PriceTable(IReadOnlyDictionary<string, ModelPrice> prices)
{
    /// <summary>The ids of the models whose price is known.</summary>
    public IEnumerable<string> Models => prices.Keys;

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
}
