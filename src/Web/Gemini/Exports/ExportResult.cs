using Interpreter.Core.Exports;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Interpreter.Web.Gemini.Exports;

/// <summary>A session as a file, sent while it is read. Where reading fails the connection breaks off, so that no half of a file looks whole.</summary>
internal sealed class ExportResult(ExportFormat format, SessionExport export) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var language = Tongue.Of(httpContext.Request);
        var response = httpContext.Response;
        response.ContentType = format.ContentType;
        response.Headers.ContentDisposition = ExportFileName.Disposition(export.Session, format);
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return format.WriteAsync(export with { Words = ExportWords.In(language) }, response.Body, httpContext.RequestAborted);
    }
}
