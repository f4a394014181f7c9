using Interpreter.Core.Upstream;
using Polly;
using Polly.Retry;

namespace Interpreter.Gemini.Rest;

/// <summary>
/// Repeats what a repetition can help: faults of the server and the network with jittered exponential backoff, a
/// minute's quota after the wait that Gemini names. All within one deadline.
/// </summary>
internal sealed class Retries
{
    private static readonly ResiliencePropertyKey<Progress> ProgressKey = new("interpreter.gemini.progress");

    // Whoever was told to wait for the same second shall not come back in the same millisecond.
    private static readonly TimeSpan MaxSpread = TimeSpan.FromMilliseconds(250);

    private readonly RestOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ResiliencePipeline _pipeline;

    public Retries(RestOptions options, TimeProvider timeProvider)
    {
        _options = options;
        _timeProvider = timeProvider;
        _pipeline = options.MaxRetries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.FirstBackoff,
                MaxDelay = options.LongestBackoff,
                ShouldHandle = arguments => new(CanHelp(arguments.Outcome.Exception, arguments.Context)),
                DelayGenerator = arguments => new(((UpstreamException)arguments.Outcome.Exception!).RetryAfter + Random.Shared.NextDouble() * MaxSpread),
                OnRetry = arguments => Repeat(arguments.Context),
            })
            .Build();
    }

    /// <summary>Runs attempts until one succeeds, or no other can help.</summary>
    /// <exception cref="UpstreamException">The last failure.</exception>
    public async Task<T> RunAsync<T>(MeasuredCall call, Func<CancellationToken, ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Deadline, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var context = ResilienceContextPool.Shared.Get(either.Token);
        var progress = new Progress(call, _timeProvider.GetTimestamp());
        context.Properties.Set(ProgressKey, progress);
        try
        {
            return await _pipeline.ExecuteAsync(
                async (running, run) =>
                {
                    try
                    {
                        return await run(running.CancellationToken).ConfigureAwait(false);
                    }
                    catch (UpstreamException failure)
                    {
                        progress.LastFailure = failure;
                        throw;
                    }
                },
                context,
                attempt).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What went wrong before says more than that the time ran out.
            throw call.Failed(progress.LastFailure
                ?? new UpstreamException(UpstreamFailure.Network, $"Gemini did not answer within {_options.Deadline.TotalSeconds:0.###} s.", inner: exception));
        }
        catch (UpstreamException failure)
        {
            call.Failed(failure);
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool CanHelp(Exception? exception, ResilienceContext context) => exception is UpstreamException failure
        && (failure.CanRetry || failure is { Kind: UpstreamFailure.Quota, Quota: null or QuotaScope.Minute })
        && !(failure.RetryAfter > _options.Deadline - _timeProvider.GetElapsedTime(Of(context).Started));

    private static ValueTask Repeat(ResilienceContext context)
    {
        var progress = Of(context);
        progress.Call.Repeated(progress.LastFailure!);
        return default;
    }

    private static Progress Of(ResilienceContext context) => context.Properties.GetValue(ProgressKey, null!);

    private sealed class Progress(MeasuredCall call, long started)
    {
        public MeasuredCall Call => call;

        public long Started => started;

        public UpstreamException? LastFailure { get; set; }
    }
}
