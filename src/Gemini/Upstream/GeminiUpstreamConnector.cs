using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;

namespace Interpreter.Gemini.Upstream;

/// <summary>Connects sessions to Gemini Live.</summary>
/// <param name="client">Opens the connections.</param>
public sealed class GeminiUpstreamConnector(LiveClient client) : IUpstreamConnector
{
    /// <inheritdoc />
    public async Task<IUpstream> ConnectAsync(UpstreamSetup setup, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var connection = await client.ConnectAsync(SetupMapping.ToLive(setup), cancellationToken).ConfigureAwait(false);
        if (SetupMapping.ToHistory(setup) is { } history)
        {
            connection.TrySend(new LiveInput.Turns(history));
        }

        return new GeminiUpstream(connection, client.Options.Endpoint, setup);
    }
}
