using System.Text.Json;
using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Rest;

/// <summary>Runs a part of a request within a time, and makes failures of what goes wrong in it.</summary>
internal static class TimeLimit
{
    /// <summary>Runs.</summary>
    /// <exception cref="UpstreamException">The network broke, the time ran out, or the answer is not JSON.</exception>
    public static async ValueTask<T> RunAsync<T>(TimeSpan limit, TimeProvider timeProvider, Func<CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await run(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UpstreamException(UpstreamFailure.Network, $"Gemini was silent for {limit.TotalSeconds:0.###} s.", inner: exception);
        }
        catch (JsonException exception)
        {
            throw new UpstreamException(UpstreamFailure.Transient, "Gemini answered in other JSON than was expected, or in none: check GEMINI_BASE_URL.", inner: exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // What breaks because it was given up is no failure of the network.
            cancellationToken.ThrowIfCancellationRequested();
            throw new UpstreamException(UpstreamFailure.Network, "Gemini could not be reached, or the connection broke: check the network and GEMINI_BASE_URL.", inner: exception);
        }
    }
}
