using System.Buffers;
using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Rest;

/// <summary>The names of models, which become a part of addresses.</summary>
internal static class ModelNames
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./@");

    /// <summary>The name, if it leads nowhere else.</summary>
    /// <exception cref="UpstreamException">It is blank, or holds what no model's name does.</exception>
    public static string Checked(string model) =>
        string.IsNullOrEmpty(model) || model.AsSpan().ContainsAnyExcept(Allowed) || model.Contains("..", StringComparison.Ordinal)
            ? throw new UpstreamException(UpstreamFailure.Argument, "The name of a Gemini model consists of letters, digits, '-', '_', '.' and '/', such as \"gemini-3.8-flash\".")
            : model;
}
