using Interpreter.Core.Storage;
using Interpreter.Core.Text;

namespace Interpreter.Core.Chat;

/// <summary>Reads a chat's history backwards, as far as its model is reminded of it.</summary>
internal sealed class HistoryReader(IMessageStore messages, long ownerId, long sessionId)
{
    private const int Page = 50;

    // More than any model is shown; what is beyond is never looked at.
    private const int MaxMessages = 2000;

    /// <summary>Reads messages of about that many tokens, and the images of the newest.</summary>
    public async Task<LoadedHistory> ReadAsync(int tokens, CancellationToken cancellationToken)
    {
        var read = new List<ChatMessage>();
        long? before = null;
        for (var counted = 0L; counted < tokens && read.Count < MaxMessages;)
        {
            var page = await messages.HistoryAsync(ownerId, sessionId, before, Page, cancellationToken).ConfigureAwait(false);
            read.InsertRange(0, page);
            counted += page.Sum(message => (long)TokenEstimate.Of(message.Content));
            if (page.Count < Page)
            {
                break;
            }

            before = page[0].Id;
        }

        return new LoadedHistory(read, await ImagesAsync(read, cancellationToken).ConfigureAwait(false));
    }

    private async Task<IReadOnlyDictionary<long, IReadOnlyList<TextImage>>> ImagesAsync(List<ChatMessage> read, CancellationToken cancellationToken)
    {
        var images = new Dictionary<long, IReadOnlyList<TextImage>>();
        var bytes = 0L;
        foreach (var message in Enumerable.Reverse(read).Where(message => message.MessageType == MessageType.Image))
        {
            var shown = await messages.ImagesAsync(ownerId, message.Id, cancellationToken).ConfigureAwait(false);
            bytes += shown.Sum(image => (long)image.Data.Length);
            images[message.Id] = shown;
            if (bytes > ConversationContext.MaxImageBytes)
            {
                break;
            }
        }

        return images;
    }
}
