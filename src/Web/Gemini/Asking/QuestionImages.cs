using System.Text.Json;
using Interpreter.Core.Chat;
using Interpreter.Core.Text;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Gemini.Asking;

/// <summary>Reads and checks the images of a question.</summary>
internal static class QuestionImages
{
    /// <summary>The field.</summary>
    public const string Field = "images";

    private const int BytesPerMebibyte = 1024 * 1024;

    /// <summary>Reads those in JSON; what is wrong is noted.</summary>
    public static IReadOnlyList<TextImage> Read(RequestFields fields)
    {
        var items = fields.List(Field);
        if (items.Count > ImageLimits.MaxImages)
        {
            fields.Check(Field, GeminiPhrases.TooManyImages.With(ImageLimits.MaxImages));
            return [];
        }

        var images = new List<TextImage>(items.Count);
        foreach (var (index, item) in items.Index())
        {
            var label = Text(item, "mime_type");
            if (label is null || Decode(item) is not { } data)
            {
                fields.Check(Field, GeminiPhrases.ImageNotBase64.With(index + 1));
                return [];
            }

            if (Check(index, data, label, images) is { } complaint)
            {
                fields.Check(Field, complaint);
                return [];
            }
        }

        return images;
    }

    /// <summary>Checks an image, and adds it. Returns what is wrong with it; null for nothing.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="data">The file's bytes.</param>
    /// <param name="label">The type that its sender gives; null for none.</param>
    /// <param name="images">Where it is added.</param>
    public static Complaint? Check(int index, ReadOnlyMemory<byte> data, string? label, ICollection<TextImage> images)
    {
        var check = ImageLimits.Check(data.Span, label);
        if (check.IsTaken)
        {
            images.Add(new(check.Image.MimeType, data));
            return null;
        }

        var number = index + 1;
        return check.Fault switch
        {
            ImageFault.Empty => GeminiPhrases.ImageEmpty.With(number),
            ImageFault.TooManyBytes => TooLarge(index),
            ImageFault.Mislabelled => GeminiPhrases.ImageMislabelled.With(number, check.Image.MimeType),
            ImageFault.TooManyPixels => GeminiPhrases.ImageTooManyPixels.With(number),
            _ => GeminiPhrases.ImageUnreadable.With(number),
        };
    }

    /// <summary>An image has too many bytes.</summary>
    public static Complaint TooLarge(int index) => GeminiPhrases.ImageTooLarge.With(index + 1, ImageLimits.MaxBytes / BytesPerMebibyte);

    private static byte[]? Decode(JsonElement item) =>
        item.ValueKind is JsonValueKind.Object
        && item.TryGetProperty("data", out var value)
        && value.ValueKind is JsonValueKind.String
        && value.TryGetBytesFromBase64(out var data)
            ? data
            : null;

    private static string? Text(JsonElement item, string name)
    {
        try
        {
            return item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text.
            return null;
        }
    }
}
