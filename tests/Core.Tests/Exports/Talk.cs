using System.Text;
using Interpreter.Core.Conversations;
using Interpreter.Core.Exports;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;

namespace Interpreter.Core.Tests.Exports;

/// <summary>A session that a test makes up, and its exports.</summary>
internal sealed class Talk
{
    public static readonly DateTimeOffset Start = new(2026, 1, 15, 10, 30, 0, TimeSpan.Zero);

    private readonly List<ChatMessage> _messages = [];
    private readonly Dictionary<long, IReadOnlyList<TextImage>> _images = [];

    public string Title { get; init; } = "A talk";

    public SessionKind Kind { get; init; } = SessionKind.Chat;

    public string Metadata { get; init; } = "{}";

    public ChatSession Session => new()
    {
        Id = 7,
        Key = new Guid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        OwnerId = 1,
        OwnerUsername = "anna",
        Title = Title,
        Kind = Kind,
        IsActive = true,
        Metadata = Metadata,
        MessagesCount = _messages.Count,
        CreatedAt = Start,
        UpdatedAt = Start.AddMinutes(1),
    };

    /// <summary>Adds what is said some seconds from the start.</summary>
    public Talk Say(
        MessageRole role, string content, double at = 0, string? language = null, string metadata = "{}", MessageType type = MessageType.Text, IReadOnlyList<TextImage>? images = null)
    {
        var message = new ChatMessage
        {
            Id = _messages.Count + 1,
            SessionId = 7,
            Role = role,
            MessageType = type,
            Content = content,
            Language = language,
            Timestamp = Start.AddSeconds(at),
            Metadata = metadata,
        };
        _messages.Add(message);
        _images[message.Id] = images ?? [];
        return this;
    }

    /// <summary>Adds a turn of an interpretation; each side lasts from one second of the audio's timeline to another.</summary>
    public Talk Turn(long turn, (string Language, string Text, double From, double To) original, (string Language, string Text, double From, double To) other) =>
        Say(MessageRole.User, original.Text, original.To, original.Language, Offsets(turn, original.From, original.To), MessageType.Audio)
            .Say(MessageRole.Assistant, other.Text, other.To, other.Language, Offsets(turn, other.From, other.To), MessageType.Audio);

    public static string Offsets(long turn, double from, double to) => new AudioOffsets((long)(from * 1000), (long)(to * 1000), turn).ToMetadata();

    public Task<string> WriteAsync(ExportFormat format, ExportWords? words = null) => WriteAsync(format, Session, _messages, _images, words);

    public static async Task<string> WriteAsync(
        ExportFormat format,
        ChatSession session,
        IEnumerable<ChatMessage> messages,
        IReadOnlyDictionary<long, IReadOnlyList<TextImage>>? images = null,
        ExportWords? words = null)
    {
        using var output = new MemoryStream();
        var export = new SessionExport(session, messages.ToAsyncEnumerable())
        {
            Words = words ?? ExportWords.English,
            Images = (message, _) => Task.FromResult(images?.GetValueOrDefault(message.Id) ?? []),
        };
        await format.WriteAsync(export, output, TestContext.Current.CancellationToken);
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(output.ToArray());
    }
}
