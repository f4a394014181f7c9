using System.Text.Json;
using Interpreter.Core.Pricing;

namespace Interpreter.Hosting.Limits;

/// <summary>Prices of an operator's own: a JSON object of models, each with its prices in US dollars per million tokens.</summary>
internal static class PriceFile
{
    private const decimal Dearest = 1_000_000;

    private static readonly string[] Fields = ["input_text", "input_audio", "input_image", "output_text", "output_audio"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is no such object; the message says where.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static IReadOnlyDictionary<string, ModelPrice> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? document.RootElement.EnumerateObject().ToDictionary(model => model.Name, model => Price(model.Name, model.Value), StringComparer.Ordinal)
                : throw new FormatException("the file holds no JSON object of models");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"the file holds no JSON (line {exception.LineNumber + 1})", exception);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException("the file names a model twice", exception);
        }
    }

    private static ModelPrice Price(string model, JsonElement prices)
    {
        if (prices.ValueKind is not JsonValueKind.Object)
        {
            throw new FormatException($"{model} is no object of prices");
        }

        foreach (var price in prices.EnumerateObject())
        {
            if (!Fields.Contains(price.Name))
            {
                throw new FormatException($"{model} has \"{price.Name}\": use {string.Join(", ", Fields)}");
            }
        }

        return new()
        {
            InputText = Number("input_text"),
            InputAudio = Number("input_audio"),
            InputImage = Number("input_image"),
            OutputText = Number("output_text"),
            OutputAudio = Number("output_audio"),
        };

        // Each must be named: a price that was forgotten would be free.
        decimal Number(string field) =>
            prices.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number) && number is >= 0 and <= Dearest
                ? number
                : throw new FormatException($"{model} needs {field}, US dollars per million tokens from 0 to {Dearest}");
    }
}
