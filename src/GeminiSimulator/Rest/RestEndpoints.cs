using Interpreter.GeminiSimulator.Auth;
using Interpreter.GeminiSimulator.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>The routes of the REST API, and what all of them share: key, errors, model.</summary>
internal sealed class RestEndpoints(AccessGate gate, FaultQueue faults, TextModel text, AuthTokensEndpoint tokens)
{
    private static readonly string[] _versions = ["v1", "v1beta", "v1alpha"];

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var version in _versions)
        {
            var api = routes.MapGroup(version);
            api.MapGet("models", http => RunAsync(http, ModelsEndpoint.ListAsync));
            api.MapGet("models/{id}", http => RunAsync(http, request => ModelsEndpoint.GetAsync(request, version)));
            api.MapPost("models/{call}", http => RunAsync(http, request => CallAsync(request, version)));
            api.MapPost("auth_tokens", http => RunAsync(http, tokens.CreateAsync));
        }
    }

    private async Task RunAsync(HttpContext http, Func<HttpContext, Task> handler)
    {
        try
        {
            if (gate.Check(http.Request) is { } refusal)
            {
                throw new ApiException(refusal);
            }

            if (faults.Take() is { } fault)
            {
                throw new ApiException(fault.Error);
            }

            await handler(http);
        }
        catch (ApiException exception) when (!http.Response.HasStarted)
        {
            await ApiJson.WriteAsync(http, exception.Error);
        }
    }

    // The colon of "models/x:generateContent" is no path separator, so that the router sees one segment.
    private Task CallAsync(HttpContext http, string version)
    {
        var call = (string)http.Request.RouteValues["call"]!;
        var colon = call.LastIndexOf(':');
        var (id, method) = colon < 0 ? (call, "") : (call[..colon], call[(colon + 1)..]);
        Func<HttpContext, ModelInfo, Task>? handler = method switch
        {
            "generateContent" => text.GenerateAsync,
            "streamGenerateContent" => text.StreamAsync,
            "countTokens" => TokensEndpoint.CountAsync,
            _ => null,
        };
        if (handler is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return handler(http, Find(id, method, version));
    }

    private static ModelInfo Find(string id, string method, string version)
    {
        if (!ModelCatalog.TryFind(id, out var model))
        {
            throw ApiException.NotFound(
                $"models/{id} is not found for API version {version}, or is not supported for {method}. Call ListModels to see the list of available models and their supported methods.");
        }

        // A live model answers everything but countTokens with 400.
        return model.Live is null || method == "countTokens"
            ? model
            : throw ApiException.InvalidArgument("Request contains an invalid argument.");
    }
}
