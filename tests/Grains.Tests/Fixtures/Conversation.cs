using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Hosting;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>A person who speaks, and hears; their frames are numbered on.</summary>
internal sealed class Conversation(ISession session) : IAsyncDisposable
{
    private readonly Follower _outputs = new(session, 0);
    private long _frames;

    public ISession Session { get; } = session;

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
