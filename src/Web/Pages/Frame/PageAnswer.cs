namespace Interpreter.Web.Pages.Frame;

/// <summary>What an endpoint of pages answers with.</summary>
internal enum PageAnswer
{
    /// <summary>A page.</summary>
    Html,

    /// <summary>JSON for a page's script, with <c>"success"</c>.</summary>
    Json,
}
