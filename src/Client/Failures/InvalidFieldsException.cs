using System.Net;

namespace Interpreter.Client.Failures;

/// <summary>Fields of a request break their rules.</summary>
/// <param name="fields">What is wrong, by the field's name.</param>
public sealed class InvalidFieldsException(IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
    : ApiException(HttpStatusCode.BadRequest, Join(fields))
{
    /// <summary>What is wrong with each field, by its name in the request: at least one sentence each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; } = fields;

    private static string Join(IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return string.Join(' ', fields.Select(field => $"{field.Key}: {string.Join(' ', field.Value)}"));
    }
}
