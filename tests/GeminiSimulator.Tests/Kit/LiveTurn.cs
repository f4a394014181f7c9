using System.Text.Json;

namespace Interpreter.GeminiSimulator.Tests.Kit;

/// <summary>The messages of one turn, put together.</summary>
internal sealed class LiveTurn(IReadOnlyList<JsonElement> messages)
{
    public IReadOnlyList<JsonElement> Messages { get; } = messages;

    public IReadOnlyList<byte[]> Chunks { get; } =
    [
        .. messages.Select(message => message.Content("modelTurn")).OfType<JsonElement>()
            .SelectMany(turn => turn.GetProperty("parts").EnumerateArray())
            .Select(part => part.GetProperty("inlineData").GetProperty("data").GetBytesFromBase64()),
    ];

    public byte[] Audio => [.. Chunks.SelectMany(chunk => chunk)];

    public IReadOnlyList<string> Heard => Texts("inputTranscription");

    public IReadOnlyList<string> Said => Texts("outputTranscription");

    public bool Has(string member) => Messages.Any(message => message.Has(member));

    public int IndexOf(string member) => Messages.ToList().FindIndex(message => message.Has(member));

    private List<string> Texts(string member) =>
    [
        .. Messages.Select(message => message.Content(member)).OfType<JsonElement>()
            .Select(transcript => transcript.TryGetProperty("text", out var text) ? text.GetString()! : ""),
    ];
}
