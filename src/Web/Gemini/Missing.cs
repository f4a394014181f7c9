using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Gemini;

/// <summary>Status 404, the same for what is another's and for what never was.</summary>
internal static class Missing
{
    public static IResult Session(HttpContext context) =>
        ApiErrors.Error(context, StatusCodes.Status404NotFound, GeminiPhrases.NoSuchSession.With());

    public static IResult Message(HttpContext context) =>
        ApiErrors.Error(context, StatusCodes.Status404NotFound, GeminiPhrases.NoSuchMessage.With());
}
