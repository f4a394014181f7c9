using Interpreter.Core.Exports;
using Interpreter.Web.Gemini.Sessions;
using Interpreter.Web.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Interpreter.Web.Gemini.Exports;

/// <summary>Maps what takes sessions out and in; docs/api.md describes it.</summary>
internal static class ExportEndpoints
{
    private const string Import =
        """{"version":1,"title":"Python","kind":"chat","is_active":true,"metadata":{},"created_at":"2026-01-15T10:30:00Z","updated_at":"2026-01-20T16:05:02Z","messages":[{"role":"user","message_type":"text","content":"Hello, how are you?","language":"en","timestamp":"2026-01-20T16:05:00Z","tokens_used":6,"response_time":null,"processing_time":null,"metadata":{}}]}""";

    public static void AddExports(this IServiceCollection services) => services.AddSingleton<ImportGate>();

    /// <param name="gemini">The group /api/v1/gemini.</param>
    public static void MapExports(this IEndpointRouteBuilder gemini)
    {
        gemini.MapGet("/chat-sessions/{id:long}/export", SessionExporting.RunAsync)
            .WithName("ExportSession")
            .WithSummary("Gives a session as a file: JSON to be imported again, Markdown, text, or subtitles in both languages.")
            .ShowsPart("id", "The session's number.", 1)
            .AsksWord("format", "The file's format; json where it is not said.", ExportFormat.All.Select(format => format.Name), "srt")
            .Gives<SessionFile>(StatusCodes.Status200OK, Import)
            .GivesFiles()
            .GivesFieldErrors("""{"format":["Choose one of: json, markdown, txt, srt, vtt."]}""")
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound);

        gemini.MapPost("/chat-sessions/import", SessionImporting.RunAsync)
            .WithName("ImportSession")
            .WithSummary("Makes a session of a file that was exported as JSON: all of it, or nothing.")
            .Takes<SessionFile>(Import)
            .Gives<SessionInfo>(StatusCodes.Status201Created, Examples.Session)
            .GivesFieldErrors("""{"messages[3].content":["This field is required."]}""")
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests);
    }

    private static RouteHandlerBuilder GivesFiles(this RouteHandlerBuilder operation) =>
        operation.AddOpenApiOperationTransformer(static (description, _, _) =>
        {
            foreach (var format in ExportFormat.All.Where(format => format != ExportFormat.Json))
            {
                description.Responses!["200"].Content!.TryAdd(format.ContentType.Split(';')[0], new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
            }

            return Task.CompletedTask;
        });
}
