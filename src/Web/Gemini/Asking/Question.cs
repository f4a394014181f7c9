using Interpreter.Core.Text;

namespace Interpreter.Web.Gemini.Asking;

/// <summary>What is asked of a chat.</summary>
/// <param name="Text">May be empty where there are images.</param>
/// <param name="Images">What is shown with it; checked.</param>
internal sealed record Question(string Text, IReadOnlyList<TextImage> Images);
