using System.Text.Json.Nodes;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Storage.Databases;
using Interpreter.Storage.Mapping;

namespace Interpreter.Storage.Messages;

/// <summary>Images of messages, in the table <c>message_images</c>.</summary>
internal static class MessageImages
{
    private const string Insert = "INSERT INTO message_images (message_id, number, mime_type, content) VALUES (@MessageId, @Number, @MimeType, @Content)";

    private const string Select =
        """
        SELECT i.message_id, i.number, i.mime_type, i.content
        FROM message_images i JOIN chat_messages m ON m.id = i.message_id
        WHERE m.id = @id AND m.owner_id = @ownerId
        ORDER BY i.number
        """;

    /// <summary>The message's metadata with what its images are.</summary>
    /// <exception cref="FieldException">There are too many, or one is empty or too large; or the metadata are none.</exception>
    public static string Describe(NewMessage message)
    {
        var metadata = Check.Json("metadata", message.Metadata);
        if (message.Images.Count == 0)
        {
            return metadata;
        }

        Check.Range("images", message.Images.Count, 0, StorageLimits.Images);
        var described = JsonNode.Parse(metadata)!.AsObject();
        described["images"] = new JsonArray([.. message.Images.Select(image => new JsonObject
        {
            ["mime_type"] = Check.Filled("images", image.MimeType, StorageLimits.Name),
            ["bytes"] = Check.Range("images", image.Data.Length, 1, StorageLimits.Image),
        })]);
        return Check.Json("metadata", described.ToJsonString());
    }

    /// <summary>Stores a message's images.</summary>
    public static async Task StoreAsync(Work work, long messageId, IReadOnlyList<TextImage> images)
    {
        for (var index = 0; index < images.Count; index++)
        {
            var row = new ImageRow { MessageId = messageId, Number = index + 1, MimeType = images[index].MimeType, Content = images[index].Data.ToArray() };
            await work.ExecuteAsync(Insert, row).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a message's images, in order.</summary>
    public static async Task<IReadOnlyList<TextImage>> ReadAsync(Work work, long ownerId, long id) =>
        [.. (await work.ListAsync<ImageRow>(Select, new { ownerId, id }).ConfigureAwait(false)).Select(row => new TextImage(row.MimeType, row.Content))];
}
