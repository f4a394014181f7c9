using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>A streamed response: server-sent events with ?alt=sse, otherwise one JSON array.</summary>
internal sealed class ReplyStream
{
    private readonly HttpContext _http;
    private readonly bool _events;
    private bool _begun;

    private ReplyStream(HttpContext http, bool events)
    {
        _http = http;
        _events = events;
        http.Response.ContentType = events ? "text/event-stream" : "application/json; charset=UTF-8";
    }

    public static ReplyStream Of(HttpContext http) => new(http, http.Request.Query["alt"] == "sse");

    public async Task WriteAsync(JsonObject message)
    {
        var text = _events ? $"data: {ApiJson.Compact(message)}\r\n\r\n"
            : (_begun ? ",\r\n" : "[") + ApiJson.Pretty(message);
        _begun = true;
        await _http.Response.WriteAsync(text, _http.RequestAborted);
        await _http.Response.Body.FlushAsync(_http.RequestAborted);
    }

    public Task EndAsync() => _events ? Task.CompletedTask : _http.Response.WriteAsync("]", _http.RequestAborted);
}
