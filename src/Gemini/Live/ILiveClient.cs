using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Live;

/// <summary>Opens connections to Gemini Live: <see cref="LiveClient"/>, or another client in its place. Safe for use by many threads at once.</summary>
public interface ILiveClient
{
    /// <summary>Where Gemini is.</summary>
    GeminiEndpoint Endpoint { get; }

    /// <summary>Whether a setup may announce that the first turns are history (<see cref="LiveSetup.HistoryConfig"/>).</summary>
    bool TakesHistory { get; }

    /// <summary>A client of another key that is like this one in all else.</summary>
    ILiveClient With(GeminiCredential credential);

    /// <summary>Connects, sends the setup and waits until the server has taken it.</summary>
    /// <param name="setup">The setup; a bare model id is completed as the endpoint wants it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpstreamException">Gemini could not be reached in time, or refused, or this client can't say what the setup says.</exception>
    Task<ILiveConnection> ConnectAsync(LiveSetup setup, CancellationToken cancellationToken);
}
