using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Failures;
using Interpreter.Web.Http;

namespace Interpreter.Hosting.Upstream;

/// <summary>
/// Asks Gemini at the start whether it takes the key, and again every minute while it does not, so that the page
/// can say what is wrong before anybody speaks.
/// </summary>
internal sealed partial class RefusalCheck(RefusalProbe probe, UpstreamStatus status, TimeProvider time, ILogger<RefusalCheck> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                Tell(await probe.ProbeAsync(stoppingToken));
            }
            while (status.Problem is not null && await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private void Tell(UpstreamException? error)
    {
        var before = status.Problem;
        status.Problem = error is null ? null : new(UpstreamProblem.Code(error), UpstreamProblem.Message(error));
        if (error is null)
        {
            Accepted();
        }
        else if (status.Problem != before)
        {
            Refused(UpstreamProblem.Code(error), UpstreamProblem.Message(error));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Gemini accepts the API key.")]
    private partial void Accepted();

    [LoggerMessage(Level = LogLevel.Error, Message = "Sessions will fail ({Code}): {Problem}")]
    private partial void Refused(string code, string problem);
}
