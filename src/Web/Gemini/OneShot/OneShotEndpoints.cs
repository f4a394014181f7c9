using Interpreter.Web.Http;
using Interpreter.Web.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Gemini.OneShot;

/// <summary>Maps api/analyze_text and api/generate_response; docs/api.md describes them.</summary>
internal static class OneShotEndpoints
{
    private const string Analyst =
        "You analyse texts. Say what the text is about, its main points, its tone and its language, and what is notable in it. "
        + "Where the text begins with an instruction, follow it. Answer in the language of the text.";

    private const string Example =
        """{"response":"Python is a high-level language.","session_id":16,"user_message_id":26,"assistant_message_id":27,"metadata":{"response_time":2.1,"usage_metadata":{"promptTokenCount":9,"candidatesTokenCount":16,"totalTokenCount":25},"finish_reason":"STOP","safety_ratings":[]}}""";

    public static void MapOneShot(this IEndpointRouteBuilder gemini)
    {
        gemini.MapPost("/api/analyze_text", static (HttpContext context, OneShotRequests requests) => RunAsync(context, requests, Analyst))
            .WithName("AnalyzeText")
            .WithSummary("Has a text analysed, outside any conversation.")
            .Takes<OneShotBody>("""{"prompt":"Analyse this text: Python is a language.","max_tokens":1000,"temperature":0.7,"save_to_session":true}""")
            .GivesAnswer();

        gemini.MapPost("/api/generate_response", static (HttpContext context, OneShotRequests requests) => RunAsync(context, requests, null))
            .WithName("GenerateResponse")
            .WithSummary("Asks the model, outside any conversation.")
            .Takes<OneShotBody>("""{"prompt":"Sum Python up in a sentence.","max_tokens":500,"temperature":0.5}""")
            .GivesAnswer();
    }

    private static async Task<IResult> RunAsync(HttpContext context, OneShotRequests requests, string? instruction)
    {
        var (fields, problem) = await JsonBody.ReadAsync(context, OneShotReader.BodyLimit);
        if (fields is null)
        {
            return problem!;
        }

        var request = OneShotReader.Read(fields);
        return fields.Problem ?? await requests.RunAsync(context, request, instruction);
    }

    private static void GivesAnswer(this RouteHandlerBuilder operation) => operation
        .Gives<OneShotAnswer>(StatusCodes.Status200OK, Example)
        .GivesFieldErrors("""{"prompt":["This field is required."],"temperature":["Give a number from 0 to 1."]}""")
        .GivesErrors(
            StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge,
            StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests, StatusCodes.Status502BadGateway, StatusCodes.Status503ServiceUnavailable);
}
