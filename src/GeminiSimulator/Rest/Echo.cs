using System.Text;
using Interpreter.Core.Chat;
using Interpreter.GeminiSimulator.Live;
using Interpreter.GeminiSimulator.Protocol;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>Says what was written and shown, and where in the conversation that is.</summary>
internal static class Echo
{
    private const int MaxQuoted = 400;

    /// <summary>Answers anything.</summary>
    /// <param name="given">The conversation.</param>
    /// <param name="asked">The text of its last turn.</param>
    public static string Answer(IReadOnlyList<ProtoObject> given, string asked)
    {
        var answer = new StringBuilder($"{TextReply.Honesty} You wrote: {Quote(asked)}.");
        var images = ContentReader.Images(given[^1]);
        if (images > 0)
        {
            answer.Append($" Images received: {images}.");
            AppendEach(answer, given[^1]);
        }

        var earlier = given.SkipLast(1).Where(IsUsers).ToList();
        if (earlier.Count > 0)
        {
            answer.Append($"\n\n*Question {earlier.Count + 1} of our conversation; the first was {Describe(earlier[0])}.*");
        }

        return answer.ToString();
    }

    /// <summary>Whether a turn is the user's.</summary>
    public static bool IsUsers(ProtoObject content) => content.Text("role") is not "model";

    /// <summary>A turn in a few words: its text, and what was shown with it.</summary>
    public static string Describe(ProtoObject content)
    {
        var images = ContentReader.Images(content);
        return Quote(ContentReader.Text(content)) + (images == 0 ? "" : $" with {images} image(s)");
    }

    private static string Quote(string text) => $"\"{(text.Length > MaxQuoted ? text[..MaxQuoted] + "…" : text)}\"";

    // Of an image that can't be read there is nothing to say, and that it was received is said.
    private static void AppendEach(StringBuilder answer, ProtoObject content)
    {
        var items = content.Objects("parts")
            .Select(part => part.Object("inlineData")?.Bytes("data") is { } data && ImageSniffer.Read(data) is { } image
                ? $"\n- `{image.MimeType}`, {image.Width} × {image.Height} pixels, {data.Length} bytes"
                : "");
        var list = string.Concat(items);
        answer.Append(list.Length > 0 ? $"\n{list}" : "");
    }
}
