using System.Collections.Concurrent;
using Interpreter.Core.Upstream;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>A Gemini that takes every key but some.</summary>
internal sealed class ScriptedKeyProbe : IKeyProbe
{
    /// <summary>What was asked about, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public Task<UpstreamException?> TestAsync(string key, CancellationToken cancellationToken)
    {
        Asked.Enqueue(key);
        return Task.FromResult(key switch
        {
            "refused-key" => new UpstreamException(UpstreamFailure.Auth, "API key not valid."),
            "spent-key" => new UpstreamException(UpstreamFailure.Quota, "Used up."),
            "lost-key" => new UpstreamException(UpstreamFailure.Network, "Not reached."),
            _ => null,
        });
    }
}
