using Interpreter.Core.Audio;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Tests.Server;

/// <summary>Clients of a scripted server.</summary>
internal static class LiveClientFixture
{
    /// <summary>How long anything may take before a test fails.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    public static LiveSetup Setup { get; } = new() { Model = "gemini-3.8-live" };

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static LiveClientOptions Options(ScriptedServer server) => new()
    {
        Endpoint = new GeminiEndpoint.Developer(server.Address),
        Credential = GeminiCredential.Parse("key-of-the-test"),
    };

    public static Task<LiveConnection> ConnectAsync(this ScriptedServer server, Func<LiveClientOptions, LiveClientOptions>? configure = null, TimeProvider? timeProvider = null)
    {
        var options = Options(server);
        return new LiveClient(configure?.Invoke(options) ?? options, timeProvider).ConnectAsync(Setup, Cancellation).WaitAsync(Patience, Cancellation);
    }

    /// <summary>Reads events until there are as many as wanted, without setupComplete.</summary>
    public static async Task<List<LiveEvent>> TakeAsync(this LiveConnection connection, int count)
    {
        List<LiveEvent> events = [];
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        timeout.CancelAfter(Patience);
        await foreach (var next in connection.ReadAllAsync(timeout.Token))
        {
            if (next is not LiveEvent.SetUp)
            {
                events.Add(next);
            }

            if (events.Count == count)
            {
                break;
            }
        }

        return events;
    }

    /// <summary>Reads until the connection ends.</summary>
    public static async Task DrainAsync(this LiveConnection connection)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        timeout.CancelAfter(Patience);
        await foreach (var next in connection.ReadAllAsync(timeout.Token))
        {
            (next as LiveEvent.Audio)?.Frame.Release();
        }
    }

    /// <summary>PCM whose samples count up.</summary>
    public static byte[] Pcm(int bytes) => [.. Enumerable.Range(0, bytes).Select(at => (byte)(at * 7))];

    public static AudioFrame Frame(int bytes, int rate = 16_000) => AudioFrame.Copy(Pcm(bytes), rate);
}
