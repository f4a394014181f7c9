using Interpreter.Core.Storage;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Gemini;

/// <summary>Tells of fields that the store refuses, as of those that are refused before it.</summary>
internal static class StoredFields
{
    public static async ValueTask<object?> ExplainAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        // Answers are one user's own.
        invocation.HttpContext.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(invocation);
        }
        catch (FieldException exception)
        {
            return ApiErrors.Field(invocation.HttpContext, exception.Field, Explain(exception));
        }
    }

    private static Complaint Explain(FieldException exception) => exception.Problem switch
    {
        FieldProblem.Required => Phrases.Required.With(),
        FieldProblem.TooLong => FieldPhrases.TooLong.With(exception.Limit ?? 0),
        FieldProblem.OutOfRange => FieldPhrases.OutOfRange.With(exception.Limit ?? 0),
        FieldProblem.Taken => FieldPhrases.Taken.With(),
        _ => FieldPhrases.Unwritable.With(),
    };
}
