using Interpreter.Core.Chat;
using Interpreter.Core.Sessions;
using Interpreter.Core.Text;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Gemini.Asking;

/// <summary>Reads a question: JSON, or a form with files.</summary>
internal static class QuestionReader
{
    /// <summary>The field of the text.</summary>
    public const string Field = "content";

    /// <summary>The largest body of JSON, in bytes: the largest images in base64, and the longest text, every character of it escaped, fit.</summary>
    public const int BodyLimit = (ImageLimits.MaxImages * (ImageLimits.MaxBytes / 3 + 1) * 4) + (64 * 1024);

    /// <summary>Reads it, or makes the answer that says why not.</summary>
    public static async Task<(Question? Question, IResult? Problem)> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.HasFormContentType && request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return await QuestionForm.ReadAsync(context);
        }

        if (!request.HasJsonContentType())
        {
            return (null, ApiErrors.Error(context, StatusCodes.Status415UnsupportedMediaType, GeminiPhrases.NotQuestionType.With()));
        }

        var (fields, problem) = await JsonBody.ReadAsync(context, BodyLimit);
        if (fields is null)
        {
            return (null, problem);
        }

        var images = QuestionImages.Read(fields);
        var hasImages = images.Count > 0 || fields.Complaints.ContainsKey(QuestionImages.Field);
        var text = hasImages ? fields.OptionalText(Field, int.MaxValue) ?? "" : fields.Text(Field, int.MaxValue);
        fields.Check(Field, CheckLength(text));
        return fields.Problem is { } mistakes ? (null, mistakes) : (new(text, images), null);
    }

    /// <summary>What is wrong with a text's length, which is counted as on the socket: in units of UTF-16; null for nothing.</summary>
    public static Complaint? CheckLength(string text) =>
        text.Length > SessionSettings.MaxTextLength ? FieldPhrases.TooLong.With(SessionSettings.MaxTextLength) : null;

    /// <summary>What is wrong with a text beside images; null for nothing.</summary>
    public static Complaint? Check(string text, IReadOnlyList<TextImage> images) =>
        TextRules.Check(text, int.MaxValue) ?? CheckLength(text)
        ?? (images.Count == 0 && string.IsNullOrWhiteSpace(text) ? Phrases.Blank.With() : null);
}
