namespace Interpreter.Storage.Messages;

/// <summary>A row of <c>message_images</c>.</summary>
internal sealed record ImageRow
{
    public long MessageId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    public required string MimeType { get; init; }

    public required byte[] Content { get; init; }
}
