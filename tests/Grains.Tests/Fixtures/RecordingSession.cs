using System.Runtime.CompilerServices;
using Interpreter.Core.Audio;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>A session that writes down what it is told, in order: a frame by its number, its bytes and its first sample, a command by its kind.</summary>
internal sealed class RecordingSession : IHostedSession
{
    public List<string> Told { get; } = [];

    /// <summary>What every command waits for.</summary>
    public Task Taking { get; set; } = Task.CompletedTask;

    public string Id => Guid.Empty.ToString();

    public SessionSettings Settings => throw new NotSupportedException();

    public Task Closed => throw new NotSupportedException();

    public ValueTask SendAudioAsync(AudioFrame frame, long sequence, CancellationToken cancellationToken)
    {
        Told.Add($"{sequence}: {frame.Length} of {frame.Samples[0]}");
        return ValueTask.CompletedTask;
    }

    public async ValueTask SendAsync(SessionCommand command, CancellationToken cancellationToken)
    {
        Told.Add(command.GetType().Name);
        await Taking;
    }

    /// <summary>Says nothing, for as long as it is followed.</summary>
    public async IAsyncEnumerable<SessionOutput> SubscribeAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        yield break;
    }

    public void Recall(HeardOutputs heard) => Told.Add($"Recall {heard.After}");

    public Task<bool> TouchAsync() => throw new NotSupportedException();

    public Task<SessionSnapshot?> SuspendAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
