using System.Collections.Concurrent;
using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class RecorderTests
{
    [Fact]
    public async Task A_recorder_is_told_of_each_connection_all_of_its_audio_and_each_answer()
    {
        var tape = new Tape();
        await using var server = await Simulators.StartAsync(new() { Recorder = tape });
        byte[] hello = [.. Recording.Of("hello", "ko").Pcm, .. Recording.Silence(TimeSpan.FromSeconds(1.2))];
        byte[] noise = [.. Recording.Silence(TimeSpan.FromSeconds(0.5))];

        await using var first = await LiveClient.OpenAsync(server);
        await first.SpeakAsync(hello);
        await first.ReceiveTurnAsync();
        await using var second = await LiveClient.OpenAsync(server);
        await second.SpeakAsync(noise);
        await second.SendAsync("""{"realtimeInput":{"text":"Hello, how are you today?"}}""");
        await second.ReceiveTurnAsync();

        Assert.Equal([(1, false), (2, false)], tape.Opened);
        Assert.Equal(hello, tape.Of(1));
        Assert.Equal(noise, tape.Of(2));
        var (ko, en) = (Recording.Of("hello", "ko").Text, Recording.Of("hello", "en").Text);
        Assert.Equal([(1, ko, en), (2, null, ko)], tape.Answered);
    }

    private sealed class Tape : ILiveRecorder
    {
        private readonly ConcurrentQueue<(int Connection, byte[] Pcm, int Rate)> _heard = new();

        public ConcurrentQueue<(int Connection, bool IsResumed)> Opened { get; } = new();

        public ConcurrentQueue<(int Connection, string? Heard, string Said)> Answered { get; } = new();

        public byte[] Of(int connection) => [.. _heard.Where(heard => heard.Connection == connection && heard.Rate == Recording.SampleRate).SelectMany(heard => heard.Pcm)];

        void ILiveRecorder.Opened(int connection, bool isResumed) => Opened.Enqueue((connection, isResumed));

        void ILiveRecorder.Heard(int connection, ReadOnlySpan<byte> pcm, int sampleRate) => _heard.Enqueue((connection, pcm.ToArray(), sampleRate));

        void ILiveRecorder.Answered(int connection, string? heard, string said) => Answered.Enqueue((connection, heard, said));
    }
}
