using Interpreter.Core.Upstream;
using Interpreter.Gemini;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Upstream;

namespace Interpreter.LiveClients;

/// <summary>A client under measurement.</summary>
internal sealed record Subject(string Name, Func<LiveClientOptions, TimeProvider, ILiveClient> Create)
{
    /// <summary>The connector of the product, over this client.</summary>
    public IUpstreamConnector Connector(Uri address) => new GeminiUpstreamConnector(
        Create(new() { Endpoint = new GeminiEndpoint.Developer(address), Credential = GeminiCredential.Parse("none") }, TimeProvider.System));
}
