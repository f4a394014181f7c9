using System.Diagnostics;
using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Rest;

/// <summary>A request with all its attempts, as it is measured and traced.</summary>
internal sealed class MeasuredCall(RestRequest request, TimeProvider timeProvider) : IDisposable
{
    private readonly long _started = timeProvider.GetTimestamp();
    private readonly Activity? _activity = Start(request);
    private string _outcome = "cancelled";

    /// <summary>The answer is complete.</summary>
    public void Succeeded() => _outcome = "answered";

    /// <summary>There is no answer, or it broke off.</summary>
    public UpstreamException Failed(UpstreamException failure)
    {
        _outcome = failure.Kind.ToString();
        _activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
        return failure;
    }

    /// <summary>An attempt failed, and another follows.</summary>
    public void Repeated(UpstreamException failure)
    {
        GeminiDiagnostics.Retried(request.Name, failure.Kind.ToString());
        _activity?.AddEvent(new ActivityEvent("retry", tags: new() { ["failure"] = failure.Kind.ToString() }));
    }

    /// <summary>Runs a step that no repetition follows.</summary>
    public async ValueTask<T> TryAsync<T>(Func<ValueTask<T>> step)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (UpstreamException failure)
        {
            Failed(failure);
            throw;
        }
    }

    public void Dispose()
    {
        _activity?.SetTag("outcome", _outcome);
        _activity?.Dispose();
        GeminiDiagnostics.Requested(timeProvider.GetElapsedTime(_started), request.Name, _outcome);
    }

    private static Activity? Start(RestRequest request)
    {
        var activity = GeminiDiagnostics.Activities.StartActivity($"gemini.{request.Name}", ActivityKind.Client);
        activity?.SetTag("gen_ai.request.model", request.Model);
        return activity;
    }
}
