using Interpreter.Core.Upstream;
using Interpreter.Gemini.Failures;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Tests.Server;
using Interpreter.Gemini.Upstream;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Contract;

/// <summary>What every client of Gemini Live promises to sessions, over real sockets. Each client's tests derive from it.</summary>
public abstract class ClientContract
{
    private protected static UpstreamSetup Setup { get; } = new() { Model = new GeminiModels().Default };

    protected abstract ILiveClient Client(LiveClientOptions options, TimeProvider? timeProvider = null);

    /// <summary>Why the client can't; null where it can.</summary>
    protected virtual string? Lacks(Ability ability) => null;

    private protected void Needs(Ability ability)
    {
        if (Lacks(ability) is { } why)
        {
            Assert.Skip(why);
        }
    }

    private protected Task<IUpstream> ConnectAsync(
        ScriptedServer server, UpstreamSetup? setup = null, Func<LiveClientOptions, LiveClientOptions>? configure = null, TimeProvider? timeProvider = null)
    {
        var options = configure?.Invoke(Options(server)) ?? Options(server);
        return new GeminiUpstreamConnector(Client(options, timeProvider)).ConnectAsync(setup ?? Setup, Cancellation).WaitAsync(Patience, Cancellation);
    }

    private protected GeminiUpstreamConnector Connector(Uri address, string key = "some-key", HttpClient? probing = null)
    {
        var options = new LiveClientOptions { Endpoint = new GeminiEndpoint.Developer(address), Credential = GeminiCredential.Parse(key) };
        return new(Client(options), probing is null ? null : new RefusalProbe(probing, options.Endpoint, options.Credential));
    }

    private protected Task<IUpstream> ConnectAsync(Uri address, UpstreamSetup setup) =>
        Connector(address).ConnectAsync(setup, Cancellation).WaitAsync(Patience, Cancellation);

    private protected static Task<UpstreamException> FailureAsync(IUpstream upstream) =>
        Assert.ThrowsAsync<UpstreamException>(() => upstream.ReadUntilAsync(_ => false));
}
