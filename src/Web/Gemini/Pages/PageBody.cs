using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Gemini.Pages;

/// <summary>Reads what a page's script sends; tells what is wrong in one sentence, as the earlier chat system did.</summary>
internal static class PageBody
{
    /// <summary>The largest body without images, in bytes.</summary>
    public const int Limit = 64 * 1024;

    public static Task<(RequestFields? Fields, IResult? Problem)> ReadAsync(HttpContext context) =>
        JsonBody.ReadAsync(context, Limit, ApiErrors.Refusal);

    /// <summary>The answer that says what is wrong; null for nothing.</summary>
    public static IResult? Problem(HttpContext context, RequestFields fields)
    {
        if (fields.Complaints.Count == 0)
        {
            return null;
        }

        var (name, complaint) = fields.Complaints.First();
        var sentence = complaint.Phrase == Phrases.Required
            ? GeminiPhrases.BadParameters.With(name)
            : GeminiPhrases.BadParameter.With(name, complaint.In(Tongue.Of(context.Request)));
        return ApiErrors.Refusal(context, StatusCodes.Status400BadRequest, sentence);
    }
}
