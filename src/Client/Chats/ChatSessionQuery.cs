namespace Interpreter.Client.Chats;

/// <summary>Which sessions a list has, and in which order.</summary>
public sealed record ChatSessionQuery
{
    /// <summary>A part of the titles, in any letter case; null for all.</summary>
    public string? Search { get; init; }

    /// <summary><c>title</c>, <c>created_at</c>, <c>updated_at</c> or <c>id</c>; with <c>-</c> before it, from the last to the first. Null for <c>-updated_at</c>.</summary>
    public string? Ordering { get; init; }

    /// <summary>Only those in use, or only those put away; null for both.</summary>
    public bool? IsActive { get; init; }

    /// <summary><c>chat</c> or <c>interpretation</c>; null for both.</summary>
    public string? Kind { get; init; }

    /// <summary>How many sessions a page has, 1 to 100; null for the server's 20.</summary>
    public int? PageSize { get; init; }

    internal Rest.QueryText ToQuery() => new Rest.QueryText()
        .With("search", Search)
        .With("ordering", Ordering)
        .With("is_active", IsActive is { } active ? (active ? "true" : "false") : null)
        .With("kind", Kind)
        .With("page_size", PageSize);
}
