using System.ComponentModel.DataAnnotations;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Gemini.Asking;

/// <summary>A question to a chat.</summary>
/// <param name="Content">At most 4,000 characters; may be empty where there are images.</param>
/// <param name="Images">At most 4.</param>
internal sealed record QuestionBody([property: MaxLength(SessionSettings.MaxTextLength)] string Content, IReadOnlyList<ImageBody>? Images = null);
