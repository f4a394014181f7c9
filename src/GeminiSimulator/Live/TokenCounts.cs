using System.Text;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>How input and output become tokens.</summary>
internal static class TokenCounts
{
    /// <summary>Tokens per video frame (one frame a second is the most the service takes).</summary>
    public const int VideoFrame = 258;

    // 25 tokens per second of audio, in and out: Google's documentation of the Live API.
    private const int AudioPerSecond = 25;

    public static int Audio(TimeSpan duration) => (int)Math.Ceiling(duration.TotalSeconds * AudioPerSecond);

    // About four bytes to a token: the service's rule of thumb for English. It serves to count, not to bill.
    public static int Text(string text) => (Encoding.UTF8.GetByteCount(text) + 3) / 4;
}
