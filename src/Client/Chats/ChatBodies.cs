using System.Text.Json.Serialization;
using Interpreter.Client.Live;

namespace Interpreter.Client.Chats;

/// <summary>The bodies of requests about chats.</summary>
internal static class ChatBodies
{
    public sealed record Question(string Content)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<QuestionImage>? Images { get; init; }

        public static Question Of(string content, IReadOnlyList<ChatImage>? images) =>
            new(content) { Images = images is { Count: > 0 } ? [.. images.Select(image => new QuestionImage(image.MimeType, image.Data))] : null };
    }

    public sealed record QuestionImage(string MimeType, ReadOnlyMemory<byte> Data);

    public sealed record NewSession(string Title);
}
