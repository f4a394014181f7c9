using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Rest;
using Interpreter.Gemini.Text;
using Interpreter.Gemini.Text.Messages;

namespace Interpreter.Gemini.Tests.Text.Kit;

/// <summary>Clients of a server, and what they ask.</summary>
internal static class TextFixture
{
    public const string Model = "gemini-3.8-flash";

    /// <summary>How long anything may take before a test fails.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Shared as in a server, so that the tests' connections are pooled.</summary>
    public static HttpClient Http { get; } = GeminiHttp.CreateClient();

    public static GenerateContentRequest Prompt { get; } = new() { Contents = [Content.OfText("user", "Hi")] };

    public static RestChannel Channel(Uri address, Func<RestOptions, RestOptions>? configure = null, TimeProvider? timeProvider = null)
    {
        var options = new RestOptions
        {
            Endpoint = new GeminiEndpoint.Developer(address),
            Credential = GeminiCredential.Parse("key-of-the-test"),
            FirstBackoff = TimeSpan.FromMilliseconds(1),
            LongestBackoff = TimeSpan.FromMilliseconds(5),
        };
        return new RestChannel(Http, configure?.Invoke(options) ?? options, timeProvider);
    }

    public static TextClient Client(this ScriptedApi server, Func<RestOptions, RestOptions>? configure = null, TimeProvider? timeProvider = null) =>
        new(Channel(server.Address, configure, timeProvider));

    public static Task<GenerateContentResponse> AskAsync(this TextClient client) =>
        client.GenerateAsync(Model, Prompt, Cancellation).WaitAsync(Patience, Cancellation);

    public static Task<UpstreamException> FailAsync(this TextClient client) => Assert.ThrowsAsync<UpstreamException>(client.AskAsync);

    /// <summary>Reads a stream into a list, which keeps what came before a failure.</summary>
    public static async Task ReadAsync(this TextClient client, List<string> said)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        timeout.CancelAfter(Patience);
        await foreach (var chunk in client.StreamAsync(Model, Prompt, timeout.Token))
        {
            said.Add(chunk.Text);
        }
    }
}
