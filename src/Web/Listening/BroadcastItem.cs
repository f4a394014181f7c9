using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Wire;
using Interpreter.Web.Socket;
using Interpreter.Web.Socket.Outgoing;

namespace Interpreter.Web.Listening;

/// <summary>One event as listeners get it: written once, sent to each.</summary>
/// <param name="sequence">The event's number in the session.</param>
/// <param name="message">Its JSON; of voice, that for clients that take it in binary.</param>
/// <param name="voice">Of voice, the PCM; null for any other.</param>
internal sealed class BroadcastItem(long sequence, byte[] message, BroadcastItem.Voice? voice = null)
{
    private byte[]? _withBase64;

    /// <summary>The event's number in the session.</summary>
    public long Sequence => sequence;

    /// <summary>Of voice, the PCM that follows the message in binary; null for any other.</summary>
    public byte[]? Pcm => voice?.Pcm;

    /// <summary>How much of memory it holds, in bytes, roughly.</summary>
    public int Bytes => message.Length + (voice is null ? 0 : voice.Pcm.Length * 2);

    /// <summary>The message.</summary>
    /// <param name="binaryAudio">Whether voice travels in binary.</param>
    public ReadOnlyMemory<byte> Message(bool binaryAudio) =>
        voice is null || binaryAudio ? message : _withBase64 ??= WriteBase64(voice);

    // Two that ask at once both write the same.
    private byte[] WriteBase64(Voice said)
    {
        var buffer = new PooledBuffer();
        var frame = AudioFrame.Copy(said.Pcm, said.SampleRate);
        var speech = new SessionOutput.Speech(said.Turn, frame);
        SessionJson.Numbered(speech, sequence);
        AudioResponseWriter.Write(buffer, speech, new ClientMode(Extended: true, BinaryAudio: false));
        var written = buffer.Written.ToArray();
        buffer.Return();
        frame.Release();
        return written;
    }

    /// <summary>What is said aloud.</summary>
    internal sealed record Voice(long Turn, byte[] Pcm, int SampleRate);
}
