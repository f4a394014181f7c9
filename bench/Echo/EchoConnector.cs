using Interpreter.Core.Upstream;

namespace Interpreter.Echo;

/// <summary>Connects at once, each session to a model of its own.</summary>
internal sealed class EchoConnector : IUpstreamConnector
{
    public Task<IUpstream> ConnectAsync(UpstreamSetup setup, CancellationToken cancellationToken) => Task.FromResult<IUpstream>(new EchoUpstream());
}
