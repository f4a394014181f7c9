using Interpreter.Client.Live;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.Client.Tests.Fixtures;

/// <summary>The sample recordings, and speaking them.</summary>
internal static class Recordings
{
    /// <summary>Hz.</summary>
    public const int Rate = 24_000;

    private static readonly Phrasebook Book = Phrasebook.Load(Path.Combine(AppContext.BaseDirectory, "speech"));

    public static PhraseSide Side(string id, string language) => Book.Phrases.Single(phrase => phrase.Id == id).Sides[language];

    /// <summary>Speaks all of a recording, in frames of 20 ms.</summary>
    /// <param name="connection">Takes <see cref="Rate"/>.</param>
    /// <param name="pcm">The recording.</param>
    /// <param name="sent">Is told of each frame, from 0.</param>
    public static async Task SpeakAsync(this InterpreterConnection connection, ReadOnlyMemory<byte> pcm, Func<int, Task>? sent = null)
    {
        const int frameBytes = Rate / 50 * 2;
        var token = TestContext.Current.CancellationToken;
        for (var i = 0; i * frameBytes < pcm.Length; i++)
        {
            await connection.SendAudioAsync(pcm.Slice(i * frameBytes, Math.Min(frameBytes, pcm.Length - (i * frameBytes))), token);
            await (sent?.Invoke(i) ?? Task.CompletedTask);
        }

        await connection.EndUtteranceAsync(token);
    }
}
