using Interpreter.Web.Http.Errors;
using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Errors;

/// <summary>Why there is no page.</summary>
public sealed record PageFailure
{
    internal PageFailure(int status, Complaint? complaint)
    {
        Status = status;
        Complaint = complaint ?? (status switch
        {
            StatusCodes.Status403Forbidden => PagePhrases.Forbidden,
            StatusCodes.Status404NotFound => PagePhrases.NotFound,
            StatusCodes.Status405MethodNotAllowed => PagePhrases.NotFound,
            StatusCodes.Status503ServiceUnavailable => Phrases.Busy,
            >= StatusCodes.Status500InternalServerError => Phrases.Fault,
            _ => PagePhrases.Failed,
        }).With();
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    internal Complaint Complaint { get; }
}
