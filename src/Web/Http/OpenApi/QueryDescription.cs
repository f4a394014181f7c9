using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;

namespace Interpreter.Web.Http.OpenApi;

/// <summary>Describes the parameters of an address.</summary>
internal static class QueryDescription
{
    /// <summary>A text.</summary>
    public static RouteHandlerBuilder AsksText(this RouteHandlerBuilder operation, string name, string description, int longest, string example) =>
        operation.Asks(name, description, new() { Type = JsonSchemaType.String, MaxLength = longest }, example);

    /// <summary>One of some words.</summary>
    public static RouteHandlerBuilder AsksWord(this RouteHandlerBuilder operation, string name, string description, IEnumerable<string> words, string example) =>
        operation.Asks(name, description, new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] }, example);

    /// <summary>A whole number.</summary>
    public static RouteHandlerBuilder AsksInteger(this RouteHandlerBuilder operation, string name, string description, long least, long most, long example) =>
        operation.Asks(name, description, new() { Type = JsonSchemaType.Integer, Minimum = $"{least}", Maximum = $"{most}" }, example);

    /// <summary>True or false.</summary>
    public static RouteHandlerBuilder AsksBoolean(this RouteHandlerBuilder operation, string name, string description, bool example) =>
        operation.Asks(name, description, new() { Type = JsonSchemaType.Boolean }, example);

    /// <summary>A day.</summary>
    public static RouteHandlerBuilder AsksDay(this RouteHandlerBuilder operation, string name, string description, string example) =>
        operation.Asks(name, description, new() { Type = JsonSchemaType.String, Format = "date" }, example);

    /// <summary>An example of a part of the path.</summary>
    public static RouteHandlerBuilder ShowsPart(this RouteHandlerBuilder operation, string name, string description, long example) =>
        operation.AddOpenApiOperationTransformer((operationDescription, _, _) =>
        {
            foreach (var parameter in (operationDescription.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.Name == name))
            {
                (parameter.Description, parameter.Example) = (description, example);
            }

            return Task.CompletedTask;
        });

    private static RouteHandlerBuilder Asks(this RouteHandlerBuilder operation, string name, string description, OpenApiSchema schema, JsonNode example) =>
        operation.AddOpenApiOperationTransformer((operationDescription, _, _) =>
        {
            operationDescription.Parameters ??= [];
            operationDescription.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Description = description,
                Schema = schema,
                Example = example,
            });
            return Task.CompletedTask;
        });
}
