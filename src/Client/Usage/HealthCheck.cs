using System.Net;
using Interpreter.Client.Failures;
using Interpreter.Client.Rest;

namespace Interpreter.Client.Usage;

/// <summary>Asks a server how it is: docs/protocol.md, "HTTP".</summary>
internal static class HealthCheck
{
    /// <exception cref="ServerUnreachableException">No server answers.</exception>
    public static async Task<Health> RunAsync(ApiChannel channel, CancellationToken cancellationToken)
    {
        var info = await channel.GetAsync("api/v1/interpreter", ClientJson.Default.InterpreterInfo, cancellationToken).ConfigureAwait(false);
        return new(await IsReadyAsync(channel, cancellationToken).ConfigureAwait(false), info.Simulated, info.Problem?.Message);
    }

    private static async Task<bool> IsReadyAsync(ApiChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            await channel.SendAsync(HttpMethod.Get, "ready", null, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ApiException e) when (e.Status == HttpStatusCode.ServiceUnavailable)
        {
            return false;
        }
    }

    internal sealed record InterpreterInfo(bool Simulated, InterpreterProblem? Problem);

    internal sealed record InterpreterProblem(string Code, string Message);
}
