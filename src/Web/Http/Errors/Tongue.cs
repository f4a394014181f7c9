using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Http.Errors;

/// <summary>The languages that errors are told in.</summary>
internal static class Tongue
{
    /// <summary>The languages' codes, the default first.</summary>
    public static IReadOnlyList<string> All { get; } = ["en", "ko", "ru"];

    /// <summary>The one that a caller likes best, by the header Accept-Language.</summary>
    public static string Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(range => range.Quality is not 0)
        .OrderByDescending(range => range.Quality ?? 1)
        .Select(range => All.FirstOrDefault(code => range.Value.StartsWith(code, StringComparison.OrdinalIgnoreCase) && (range.Value.Length == code.Length || range.Value.Value![code.Length] == '-')))
        .FirstOrDefault(code => code is not null) ?? All[0];
}
