using Interpreter.Testing.Sockets;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>A session that says what the test tells it to, and keeps what it is told.</summary>
internal sealed class ScriptedSession(string id, SessionSettings settings) : ISession
{
    private readonly Channel<SessionOutput> _outputs = Channel.CreateUnbounded<SessionOutput>();
    private readonly Channel<(byte[] Pcm, long Sequence, int SampleRate)> _audio = Channel.CreateUnbounded<(byte[], long, int)>();
    private readonly Channel<SessionCommand> _commands = Channel.CreateUnbounded<SessionCommand>();
    private readonly ConcurrentQueue<long> _subscriptions = new();
    private long _sequence;

    public string Id => id;

    public SessionSettings Settings => settings;

    /// <summary>What the next subscription begins with.</summary>
    public SessionOutput.Attached Attached { get; set; } = new(settings, SessionState.Connecting, 0, 1, 0);

    /// <summary>The numbers that subscriptions asked to begin after.</summary>
    public IReadOnlyCollection<long> Subscriptions => _subscriptions;

    /// <summary>True: nothing of what it is told is kept.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Thrown by the next audio frame or command; null for none.</summary>
    public Exception? Fault { get; set; }

    public ValueTask SendAudioAsync(AudioFrame frame, long sequence, CancellationToken cancellationToken)
    {
        ThrowFault();
        _ = IsDeaf || _audio.Writer.TryWrite((frame.Memory.ToArray(), sequence, frame.SampleRate));
        return ValueTask.CompletedTask;
    }

    public ValueTask SendAsync(SessionCommand command, CancellationToken cancellationToken)
    {
        ThrowFault();
        _ = IsDeaf || _commands.Writer.TryWrite(command);
        return ValueTask.CompletedTask;
    }

    public async IAsyncEnumerable<SessionOutput> SubscribeAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _subscriptions.Enqueue(after);
        yield return Attached;
        await foreach (var output in _outputs.Reader.ReadAllAsync(cancellationToken))
        {
            yield return output;
        }
    }

    public IAsyncEnumerable<SessionOutput> ListenAsync(int share, long after, CancellationToken cancellationToken) => SubscribeAsync(after, cancellationToken);

    /// <summary>Says something to whoever follows, numbered.</summary>
    public void Say(SessionOutput output)
    {
        SetSequence(output, ++_sequence);
        _outputs.Writer.TryWrite(output);
    }

    /// <summary>Ends the outputs.</summary>
    public void End(Exception? error = null) => _outputs.Writer.TryComplete(error);

    public async Task<(byte[] Pcm, long Sequence, int SampleRate)> NextAudioAsync() =>
        await _audio.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(SocketClient.Patience, TestContext.Current.CancellationToken);

    public async Task<SessionCommand> NextCommandAsync() =>
        await _commands.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(SocketClient.Patience, TestContext.Current.CancellationToken);

    /// <summary>How many audio frames came that the test has not read.</summary>
    public int AudioWaiting => _audio.Reader.Count;

    /// <summary>How many commands came that the test has not read.</summary>
    public int CommandsWaiting => _commands.Reader.Count;

    private void ThrowFault()
    {
        if (Fault is { } fault)
        {
            throw fault;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Sequence")]
    private static extern void SetSequence(SessionOutput output, long value);
}
