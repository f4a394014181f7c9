namespace Interpreter.Core.Storage;

/// <summary>How sessions are ordered; those that tie, by number.</summary>
/// <param name="Field">By what.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
public sealed record SessionOrdering(SessionField Field, bool Descending)
{
    /// <summary>The most recently changed first.</summary>
    public static SessionOrdering Default { get; } = new(SessionField.UpdatedAt, Descending: true);

    /// <summary>Reads the API's form: <c>title</c>, <c>-updated_at</c>. Null when no such ordering is allowed.</summary>
    public static SessionOrdering? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var descending = text.StartsWith('-');
        SessionField? field = (descending ? text[1..] : text) switch
        {
            "updated_at" => SessionField.UpdatedAt,
            "created_at" => SessionField.CreatedAt,
            "title" => SessionField.Title,
            "id" => SessionField.Id,
            _ => null,
        };
        return field is { } known ? new SessionOrdering(known, descending) : null;
    }
}
