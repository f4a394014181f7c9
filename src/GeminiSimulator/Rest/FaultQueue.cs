using System.Collections.Concurrent;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>The refusals that are due, one for each request.</summary>
internal sealed class FaultQueue
{
    private readonly ConcurrentQueue<RestFault> _faults = [];

    public void Add(RestFault fault, int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            _faults.Enqueue(fault);
        }
    }

    public RestFault? Take() => _faults.TryDequeue(out var fault) ? fault : null;
}
