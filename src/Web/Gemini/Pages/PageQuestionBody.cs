using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Gemini.Pages;

/// <summary>A question to a chat.</summary>
/// <param name="SessionId">The chat's number.</param>
/// <param name="Message">1 to 4,000 characters.</param>
internal sealed record PageQuestionBody(
    [property: JsonPropertyName("session_id")] long SessionId,
    [property: MaxLength(SessionSettings.MaxTextLength)] string Message);
