using System.Threading.Channels;
using Interpreter.Core.Upstream;

namespace Interpreter.Testing.Upstream;

/// <summary>A model that says what a test tells it to, and keeps what it was sent. For tests of what lies on this side of the wire.</summary>
public sealed class ScriptedConnector : IUpstreamConnector
{
    private readonly Channel<ScriptedUpstream> _opened = Channel.CreateBounded<ScriptedUpstream>(100);

    /// <summary>What the next connects fail with, in order; null for success.</summary>
    public Queue<UpstreamException?> Refusals { get; } = new();

    /// <summary>Setups of all connects.</summary>
    public List<UpstreamSetup> Setups { get; } = [];

    public async Task<IUpstream> ConnectAsync(UpstreamSetup setup, CancellationToken cancellationToken)
    {
        await Task.Yield();
        lock (Setups)
        {
            Setups.Add(setup);
            if (Refusals.TryDequeue(out var refusal) && refusal is not null)
            {
                throw refusal;
            }
        }

        var upstream = new ScriptedUpstream();
        await _opened.Writer.WriteAsync(upstream, cancellationToken);
        return upstream;
    }

    /// <summary>Waits for the next connection.</summary>
    public ValueTask<ScriptedUpstream> OpenedAsync(CancellationToken cancellationToken) => _opened.Reader.ReadAsync(cancellationToken);
}
