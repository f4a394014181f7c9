using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Hosting;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>A person who speaks, and hears; their frames are numbered on.</summary>
internal sealed class Conversation(ISession session, long after = 0, long frames = 0) : IAsyncDisposable
{
    private readonly Follower _outputs = new(session, after);
    private long _frames = frames;

    public ISession Session { get; } = session;

    /// <summary>How many frames were said.</summary>
    public long Frames => _frames;

    public IReadOnlyList<long> Sequences => _outputs.Sequences;

    public int VoiceBytes => _outputs.VoiceBytes;

    /// <summary>Says a word of 240 ms, and is silent for 360 ms.</summary>
    public async Task SpeakAsync()
    {
        for (var index = 0; index < 30; index++)
        {
            var frame = AudioFrame.Rent(640, 16_000);
            frame.Samples.Fill(index < 12 ? (short)4000 : (short)0);
            await Session.SendAudioAsync(frame, ++_frames, TestContext.Current.CancellationToken);
            frame.Release();
        }
    }

    /// <summary>Reads on to the next output of a kind.</summary>
    public Task<T> UntilAsync<T>()
        where T : SessionOutput => _outputs.UntilAsync<T>();

    public Task UntilEndAsync() => _outputs.UntilEndAsync();

    public ValueTask DisposeAsync() => _outputs.DisposeAsync();
}
