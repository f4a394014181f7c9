using BenchmarkDotNet.Attributes;
using Interpreter.Core.Audio;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;

namespace Interpreter.Micro;

/// <summary>A frame through a session in this process, mailbox, state machine, log and follower included.</summary>
public class SessionBenchmark
{
    // As the page: about once a second.
    private const int AcknowledgeEvery = 20;

    private readonly ReadyUpstream _upstream = new();
    private readonly SessionMetrics _metrics = new();
    private LocalSessionDirectory? _directory;
    private ISession? _session;
    private AudioFrame _up = AudioFrame.Rent(2, 16_000);
    private byte[] _down = [];
    private Task _following = Task.CompletedTask;
    private long _sequence;
    private long _heard;
    private long _acknowledged;

    /// <summary>The frame's playing time, in ms.</summary>
    [Params(20, 50, 100)]
    public int Milliseconds { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _directory = new LocalSessionDirectory(new ReadyConnector(_upstream), new SessionOptions(), _metrics, observer: null, TimeProvider.System);
        _session = await _directory.CreateAsync(
            new SessionSettings { Model = new ModelProfile { Id = "bench" }, Languages = ("ko", "en") }, CancellationToken.None);
        _following = FollowAsync(_session);
        _up = Speech.Frame(Milliseconds, 16_000);
        _down = Speech.Pcm(Milliseconds, 24_000);
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await _directory!.DisposeAsync();
        await _following;
        _metrics.Dispose();
    }

    [Benchmark]
    public ValueTask TakeClientAudio() => _session!.SendAudioAsync(_up, ++_sequence, CancellationToken.None);

    [Benchmark]
    public ValueTask TakeModelAudio()
    {
        _upstream.Say(new UpstreamEvent.Speech(AudioFrame.Copy(_down, 24_000)));
        if (_heard - _acknowledged < AcknowledgeEvery)
        {
            return ValueTask.CompletedTask;
        }

        _acknowledged = _heard;
        return _session!.SendAsync(new SessionCommand.Acknowledge(_acknowledged), CancellationToken.None);
    }

    private async Task FollowAsync(ISession session)
    {
        await foreach (var output in session.SubscribeAsync(0, CancellationToken.None))
        {
            _heard = output.Sequence;
            (output as SessionOutput.Speech)?.Frame.Release();
        }
    }
}
