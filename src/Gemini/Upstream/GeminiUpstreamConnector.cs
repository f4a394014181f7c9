using Interpreter.Core.Upstream;
using Interpreter.Gemini.Failures;
using Interpreter.Gemini.Keys;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Upstream;

/// <summary>Connects sessions to Gemini Live.</summary>
/// <param name="client">Opens the connections.</param>
/// <param name="probe">Asked why, where Gemini refuses a connection without words; null to leave it at that.</param>
/// <param name="keys">Users' own keys, used in the place of the client's; null where nobody has any.</param>
public sealed class GeminiUpstreamConnector(ILiveClient client, RefusalProbe? probe = null, IUserKeys? keys = null) : IUpstreamConnector
{
    private readonly OwnKeyClients<GeminiUpstreamConnector>? _own = keys is null
        ? null
        : new(keys, credential => new GeminiUpstreamConnector(client.With(credential), probe?.With(credential)));

    /// <inheritdoc />
    public async Task<IUpstream> ConnectAsync(UpstreamSetup setup, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return _own is not null && await _own.FindAsync(setup.OwnerId, cancellationToken).ConfigureAwait(false) is { } own
            ? new OwnKeyUpstream(await OwnKeyFailure.TellAsync(own.OpenAsync(setup, cancellationToken)).ConfigureAwait(false))
            : await OpenAsync(setup, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IUpstream> OpenAsync(UpstreamSetup setup, CancellationToken cancellationToken)
    {
        setup = client.TakesHistory ? setup : setup with { History = [] };
        var connection = await ConnectAsync(SetupMapping.ToLive(setup), cancellationToken).ConfigureAwait(false);
        if (SetupMapping.ToHistory(setup) is { } history)
        {
            connection.TrySend(new LiveInput.Turns(history));
        }

        return new GeminiUpstream(connection, client.Endpoint, setup);
    }

    private async Task<ILiveConnection> ConnectAsync(LiveSetup setup, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ConnectAsync(setup, cancellationToken).ConfigureAwait(false);
        }
        catch (UpstreamException refusal) when (IsWordless(refusal) && probe is not null)
        {
            // A WebSocket client never sees the body of a refused upgrade: a wrong key and a wrong address look alike.
            if (await probe.ProbeAsync(cancellationToken).ConfigureAwait(false) is { Kind: UpstreamFailure.Auth or UpstreamFailure.Quota or UpstreamFailure.Policy } problem)
            {
                throw problem;
            }

            throw;
        }
    }

    // Without a code too: a client that is told none can't say whether it was the key.
    private static bool IsWordless(UpstreamException refusal) => refusal
        is { Reason: null, Code: >= 400 and < 500, Kind: UpstreamFailure.Argument }
        or { Reason: null, Code: null, Kind: UpstreamFailure.Transient };
}
