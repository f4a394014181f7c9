using System.Globalization;
using System.Text.Json.Nodes;
using Interpreter.Web.Gemini;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Interpreter.Web.Http.OpenApi;

/// <summary>Describes what operations take and give, with examples.</summary>
internal static class OperationExamples
{
    private const string Json = "application/json";

    /// <summary>The body.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder operation, string example)
        where T : notnull =>
        operation.Accepts<T>(Json).AddOpenApiOperationTransformer((description, _, _) =>
        {
            Show(InJson(description.RequestBody?.Content), example);
            return Task.CompletedTask;
        });

    /// <summary>The answer.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder operation, int status, string example) =>
        operation.Produces<T>(status, Json).Shows(status, example);

    /// <summary>The body, where the endpoint itself tells who sends another type: routing then does not.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder operation, string example) =>
        operation.AddOpenApiOperationTransformer(async (description, context, cancellationToken) =>
        {
            description.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Json] = new() { Schema = await NameAsync<T>(context, cancellationToken), Example = JsonNode.Parse(example) },
                },
            };
        });

    /// <summary>The body, as a form with a text and files.</summary>
    public static RouteHandlerBuilder TakesForm(this RouteHandlerBuilder operation, string text, string files) =>
        operation.AddOpenApiOperationTransformer((description, _, _) =>
        {
            var binary = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            description.RequestBody!.Content!["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        [text] = new OpenApiSchema { Type = JsonSchemaType.String },
                        [files] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = binary },
                    },
                },
            };
            return Task.CompletedTask;
        });

    /// <summary>The answer as server-sent events, for who asks for them.</summary>
    public static RouteHandlerBuilder GivesEvents(this RouteHandlerBuilder operation, int status, string events) =>
        operation.AddOpenApiOperationTransformer((description, _, _) =>
        {
            IOpenApiResponse? response = null;
            description.Responses?.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out response);
            response!.Content!["text/event-stream"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = events } };
            return Task.CompletedTask;
        });

    /// <summary>Another form of an answer that was described before.</summary>
    public static RouteHandlerBuilder OrGives<T>(this RouteHandlerBuilder operation, int status) =>
        operation.AddOpenApiOperationTransformer(async (description, context, cancellationToken) =>
        {
            if (Find(description, status) is { } media)
            {
                media.Schema = new OpenApiSchema { AnyOf = [media.Schema!, await NameAsync<T>(context, cancellationToken)] };
            }
        });

    /// <summary>Status 400, with a list of sentences for each field.</summary>
    public static RouteHandlerBuilder GivesFieldErrors(this RouteHandlerBuilder operation, string example) =>
        operation.Gives<Dictionary<string, string[]>>(StatusCodes.Status400BadRequest, example);

    /// <summary>Other statuses, for a page's script.</summary>
    public static RouteHandlerBuilder GivesRefusals(this RouteHandlerBuilder operation, string example, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            operation.Gives<ApiRefusal>(status, example);
        }

        return operation;
    }

    /// <summary>Other statuses, with one sentence.</summary>
    public static RouteHandlerBuilder GivesErrors(this RouteHandlerBuilder operation, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            operation.Gives<ApiError>(status, ErrorExample(status));
        }

        return operation;
    }

    // Among the components, so that generated clients have a type for it.
    private static async Task<IOpenApiSchema> NameAsync<T>(OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var name = typeof(T).Name;
        context.Document!.AddComponent(name, await context.GetOrCreateSchemaAsync(typeof(T), null, cancellationToken));
        return new OpenApiSchemaReference(name, context.Document);
    }

    private static RouteHandlerBuilder Shows(this RouteHandlerBuilder operation, int status, string example) =>
        operation.AddOpenApiOperationTransformer((description, _, _) =>
        {
            Show(Find(description, status), example);
            return Task.CompletedTask;
        });

    private static OpenApiMediaType? Find(OpenApiOperation description, int status)
    {
        IOpenApiResponse? response = null;
        description.Responses?.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out response);
        return InJson(response?.Content);
    }

    private static OpenApiMediaType? InJson(IDictionary<string, OpenApiMediaType>? content) =>
        content is not null && content.TryGetValue(Json, out var media) ? media : null;

    private static void Show(OpenApiMediaType? media, string example)
    {
        if (media is not null)
        {
            media.Example = JsonNode.Parse(example);
        }
    }

    private static string ErrorExample(int status)
    {
        var complaint = status switch
        {
            StatusCodes.Status401Unauthorized => Phrases.NotSignedIn.With(),
            StatusCodes.Status403Forbidden => Phrases.Forbidden.With(),
            StatusCodes.Status404NotFound => Phrases.NotFound.With(),
            StatusCodes.Status409Conflict => GeminiPhrases.ChatOnly.With(),
            StatusCodes.Status502BadGateway => GeminiPhrases.RequestRefused.With(),
            StatusCodes.Status503ServiceUnavailable => GeminiPhrases.Overloaded.With(),
            StatusCodes.Status413PayloadTooLarge => Phrases.BodyTooLarge.With(16384),
            StatusCodes.Status415UnsupportedMediaType => Phrases.NotJsonType.With(),
            StatusCodes.Status429TooManyRequests => Phrases.TooManyRequests.With(20),
            _ => Phrases.Fault.With(),
        };
        return new JsonObject { ["error"] = complaint.In(Tongue.All[0]) }.ToJsonString();
    }
}
