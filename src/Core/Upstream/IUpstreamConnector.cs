namespace Interpreter.Core.Upstream;

/// <summary>Opens connections to a live model. Safe for use by many sessions at once.</summary>
public interface IUpstreamConnector
{
    /// <summary>Connects and completes the setup: the upstream that returns takes audio at once.</summary>
    /// <exception cref="UpstreamException">The model could not be reached, or refused.</exception>
    Task<IUpstream> ConnectAsync(UpstreamSetup setup, CancellationToken cancellationToken);
}
