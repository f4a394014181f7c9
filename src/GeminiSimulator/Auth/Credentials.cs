using Microsoft.AspNetCore.Http;

namespace Interpreter.GeminiSimulator.Auth;

/// <summary>Finds the key or token of a request, wherever an SDK puts it.</summary>
internal static class Credentials
{
    /// <summary>An API key, from header or query; null when there is none.</summary>
    public static string? Key(HttpRequest request) => NotEmpty(request.Headers["x-goog-api-key"]) ?? NotEmpty(request.Query["key"]);

    /// <summary>An ephemeral token, from query or header; null when there is none.</summary>
    public static string? Token(HttpRequest request) => NotEmpty(request.Query["access_token"]) ?? Scheme(request, "Token ");

    /// <summary>An OAuth token, as the Agent Platform takes it.</summary>
    public static string? Bearer(HttpRequest request) => Scheme(request, "Bearer ");

    private static string? Scheme(HttpRequest request, string scheme) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? NotEmpty(header[scheme.Length..])
            : null;

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
