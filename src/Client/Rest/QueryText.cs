using System.Globalization;

namespace Interpreter.Client.Rest;

/// <summary>The parameters of a request.</summary>
internal readonly struct QueryText
{
    private readonly string? _text;

    private QueryText(string? text) => _text = text;

    /// <summary>With another parameter; null leaves it out.</summary>
    public QueryText With(string name, string? value) =>
        value is null ? this : new($"{(_text is null ? "?" : _text + "&")}{name}={Uri.EscapeDataString(value)}");

    /// <inheritdoc cref="With(string, string)" />
    public QueryText With(string name, long? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc />
    public override string ToString() => _text ?? "";
}
