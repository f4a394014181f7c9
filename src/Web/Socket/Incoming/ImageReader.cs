using System.Text.Json;
using Interpreter.Core.Chat;
using Interpreter.Core.Text;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Takes images out of a message: decoded once, from the frame's bytes into the array that the session keeps.</summary>
internal static class ImageReader
{
    // Base64 of the largest image, with room for encoders that escape every "+" and "/": what is longer is not decoded.
    private const int MaxEncoded = ImageLimits.MaxBytes / 3 * 4 / 8 * 9;

    /// <summary>Reads the one image of a message, or its several.</summary>
    /// <param name="envelope">The message.</param>
    /// <param name="images">At least one.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static MessageProblem? Read(in MessageEnvelope envelope, out IReadOnlyList<TextImage> images)
    {
        images = [];
        if (envelope.Images.IsEmpty)
        {
            var problem = Read(envelope, "", out var image);
            images = image is null ? [] : [image];
            return problem;
        }

        return envelope.Data.IsEmpty
            ? ReadSeveral(envelope.Images, out images)
            : new(ProtocolErrorCodes.InvalidField, "\"data\" and \"images\" are both given: put all images into \"images\".", "images");
    }

    private static MessageProblem? ReadSeveral(ReadOnlySpan<byte> json, out IReadOnlyList<TextImage> images)
    {
        var read = new List<TextImage>();
        images = read;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            return WrongList();
        }

        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var path = $"images[{read.Count}]";
            if (read.Count == ImageLimits.MaxImages || !MessageEnvelope.TryRead(json[start..(int)reader.BytesConsumed], out var element))
            {
                return WrongList();
            }

            if (Read(element, path, out var image) is { } problem)
            {
                return problem;
            }

            read.Add(image!);
        }

        return read.Count == 0 ? WrongList() : null;
    }

    private static MessageProblem? Read(in MessageEnvelope element, string path, out TextImage? image)
    {
        image = null;
        var (data, label) = path.Length == 0 ? ("data", "mimeType") : ($"{path}.data", $"{path}.mimeType");
        if (!RawJson.IsString(element.Data))
        {
            return new(ProtocolErrorCodes.InvalidField, $"\"{data}\" must be a string: base64 of a PNG, JPEG or WebP.", data);
        }

        string? mimeType = null;
        if (!RawJson.IsAbsent(element.MimeType) && !RawJson.TryGetString(element.MimeType, out mimeType))
        {
            return new(ProtocolErrorCodes.InvalidField, $"\"{label}\" must be a string such as \"image/png\", or left out.", label);
        }

        if (element.Data.Length > MaxEncoded)
        {
            return TooLarge(data);
        }

        var bytes = GC.AllocateUninitializedArray<byte>(Base64Text.MaxLength(element.Data));
        if (!Base64Text.TryDecode(element.Data, bytes, out var length))
        {
            return new(ProtocolErrorCodes.InvalidImage, $"\"{data}\" is not base64: encode the image's bytes in the standard or the URL-safe alphabet.", data);
        }

        var check = ImageLimits.Check(bytes.AsSpan(0, length), mimeType);
        image = check.IsTaken ? new(check.Image.MimeType, bytes.AsMemory(0, length)) : null;
        return Explain(check, mimeType, data, label);
    }

    private static MessageProblem? Explain(in ImageCheck check, string? mimeType, string data, string label) => check.Fault switch
    {
        ImageFault.None => null,
        ImageFault.Empty => new(ProtocolErrorCodes.InvalidImage, $"\"{data}\" is empty: give base64 of a PNG, JPEG or WebP.", data),
        ImageFault.TooManyBytes => TooLarge(data),
        ImageFault.Mislabelled => new(
            ProtocolErrorCodes.InvalidImage,
            $"\"{label}\" says \"{Excerpt.Of(mimeType!)}\", but the image is \"{check.Image.MimeType}\": give its own type, or leave it out.",
            label),
        ImageFault.TooManyPixels => new(
            ProtocolErrorCodes.InvalidImage,
            $"The image of \"{data}\" is {check.Image.Width} × {check.Image.Height} pixels: send at most {ImageLimits.MaxSide} a side, and {ImageLimits.MaxPixels} in all.",
            data),
        _ => new(ProtocolErrorCodes.InvalidImage, $"The image of \"{data}\" is no PNG, JPEG or WebP, or is cut or damaged: send one of these, whole.", data),
    };

    private static MessageProblem TooLarge(string field) =>
        new(ProtocolErrorCodes.InvalidImage, $"The image of \"{field}\" is larger than {ImageLimits.MaxBytes} bytes: make it smaller.", field);

    private static MessageProblem WrongList() => new(
        ProtocolErrorCodes.InvalidField, $"\"images\" must be an array of 1 to {ImageLimits.MaxImages} of {{\"data\", \"mimeType\"}}.", "images");
}
