using Interpreter.Core.Storage;
using Interpreter.Core.Text;

namespace Interpreter.Core.Exports;

/// <summary>A session to be exported.</summary>
/// <param name="Session">The session.</param>
/// <param name="Messages">Its messages, the oldest first.</param>
public sealed record SessionExport(ChatSession Session, IAsyncEnumerable<ChatMessage> Messages)
{
    /// <summary>Reads the images of a message that has some.</summary>
    public Func<ChatMessage, CancellationToken, Task<IReadOnlyList<TextImage>>> Images { get; init; } = static (_, _) => Task.FromResult<IReadOnlyList<TextImage>>([]);

    /// <summary>What readers are told besides what was said.</summary>
    public ExportWords Words { get; init; } = ExportWords.English;

    /// <summary>Whether people talk through an interpreter, not with the model.</summary>
    internal bool IsInterpretation => Session.Kind == SessionKind.Interpretation;
}
