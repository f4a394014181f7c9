using Interpreter.Core.Storage;
using Interpreter.Core.Text;

namespace Interpreter.Core.Chat;

/// <summary>What of a chat was stored, as far back as its model is reminded of it.</summary>
/// <param name="Messages">The newest messages, the oldest of them first.</param>
/// <param name="Images">The newest images, by their messages' numbers.</param>
internal sealed record LoadedHistory(IReadOnlyList<ChatMessage> Messages, IReadOnlyDictionary<long, IReadOnlyList<TextImage>> Images);
