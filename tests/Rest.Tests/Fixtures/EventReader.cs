using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Interpreter.Rest.Tests.Fixtures;

/// <summary>Reads server-sent events one by one.</summary>
internal sealed class EventReader(HttpResponseMessage response, Stream stream) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly IAsyncEnumerator<SseItem<string>> _events = SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();

    public HttpResponseMessage Response => response;

    /// <summary>Posts a question, and asks for events.</summary>
    public static async Task<EventReader> AskAsync(HttpClient http, Person person, long session, string content)
    {
        using var body = new StringContent(new JsonObject { ["content"] = content }.ToJsonString(), null, "application/json");
        using var request = person.Request(HttpMethod.Post, $"chat-sessions/{session}/send_message/", body);
        request.Headers.Accept.ParseAdd("text/event-stream");
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next event; null at the end.</summary>
    public async Task<(string Name, JsonNode Data)?> NextAsync() =>
        await _events.MoveNextAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken)
            ? (_events.Current.EventType, JsonNode.Parse(_events.Current.Data)!)
            : null;

    /// <summary>All that is left.</summary>
    public async Task<List<(string Name, JsonNode Data)>> RestAsync()
    {
        var rest = new List<(string, JsonNode)>();
        while (await NextAsync() is { } next)
        {
            rest.Add(next);
        }

        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        response.Dispose();
    }
}
