namespace Interpreter.GeminiSimulator;

/// <summary>
/// Is told what live connections carry, as it comes: for whoever must account for all of it. The calls of one connection come
/// one after the other, those of several at once; each holds its connection up.
/// </summary>
public interface ILiveRecorder
{
    /// <summary>A connection is set up.</summary>
    /// <param name="connection">Its number, from 1.</param>
    /// <param name="isResumed">Whether it goes on with an earlier one's session, by a resumption handle.</param>
    void Opened(int connection, bool isResumed);

    /// <summary>Audio has come.</summary>
    /// <param name="connection">The connection's number.</param>
    /// <param name="pcm">Mono signed 16-bit little-endian samples; valid for the call.</param>
    /// <param name="sampleRate">In Hz.</param>
    void Heard(int connection, ReadOnlySpan<byte> pcm, int sampleRate);

    /// <summary>A turn's answer begins.</summary>
    /// <param name="connection">The connection's number.</param>
    /// <param name="heard">The transcript of what was said; null for typed text.</param>
    /// <param name="said">The transcript of the answer.</param>
    void Answered(int connection, string? heard, string said);
}
