using Interpreter.Core.Upstream;

namespace Interpreter.Micro;

/// <summary>Connects at once, always to the same upstream.</summary>
internal sealed class ReadyConnector(ReadyUpstream upstream) : IUpstreamConnector
{
    public Task<IUpstream> ConnectAsync(UpstreamSetup setup, CancellationToken cancellationToken) => Task.FromResult<IUpstream>(upstream);
}
