using Interpreter.Client.Live;
using Interpreter.Client.Tests.Fixtures;

namespace Interpreter.Client.Tests.Live;

/// <summary>From end to end, with recordings.</summary>
public sealed class SpeechTests(FastServer server) : IClassFixture<FastServer>
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_is_interpreted()
    {
        using var client = Clients.Of(server.Address);
        await using var connection = await client.ConnectAsync(new() { SampleRate = Recordings.Rate }, Token);

        await connection.SpeakAsync(Recordings.Side("hello", "ko").Pcm24k);
        var (turn, voice) = await HearAsync(connection);

        Assert.Equal((Recordings.Side("hello", "ko").Text, Recordings.Side("hello", "en").Text), (turn.InputText, turn.OutputText));
        Assert.Equal(Recordings.Side("hello", "en").Pcm24k.ToArray(), voice);
    }

    [Fact]
    public async Task A_connection_cut_in_mid_speech_and_in_mid_answer_loses_and_repeats_no_sample()
    {
        await using var proxy = new CuttingProxy(server.Address.Port);
        using var client = Clients.Of(proxy.Address);
        await using var connection = await client.ConnectAsync(new() { SampleRate = Recordings.Rate }, Token);

        await connection.SpeakAsync(Recordings.Side("hello", "ko").Pcm24k, async frame =>
        {
            if (frame is 10 or 60)
            {
                // Only what stands can be cut; what was sent before this may still be on its way.
                await connection.PingAsync(Token);
            }

            if (frame is 20 or 70)
            {
                proxy.Cut();
            }
        });
        var (turn, voice) = await HearAsync(connection, frames =>
        {
            if (frames == 1)
            {
                proxy.Cut();
            }
        });

        // The recogniser knows the recording sample by sample: a gap, or a piece twice, and it would be no known phrase.
        Assert.Equal((Recordings.Side("hello", "ko").Text, Recordings.Side("hello", "en").Text), (turn.InputText, turn.OutputText));
        Assert.Equal(Recordings.Side("hello", "en").Pcm24k.ToArray(), voice);
        Assert.Equal(4, proxy.Accepted);
    }

    private static async Task<(ServerEvent.TurnCompleted Turn, byte[] Voice)> HearAsync(InterpreterConnection connection, Action<int>? heard = null)
    {
        using var voice = new MemoryStream();
        var frames = 0;
        await foreach (var said in connection.ReadAllAsync(Token))
        {
            switch (said)
            {
                case ServerEvent.Speech speech:
                    voice.Write(speech.Audio.Pcm.Span);
                    speech.Audio.Dispose();
                    heard?.Invoke(++frames);
                    break;
                case ServerEvent.TurnCompleted turn:
                    return (turn, voice.ToArray());
            }
        }

        throw new InvalidOperationException("The session ended without an answer.");
    }
}
