using System.Text;
using Interpreter.Wire;

namespace Interpreter.Load;

/// <summary>The frames that every session sends, encoded once. One thread sends them.</summary>
internal sealed class SpeechFrames
{
    /// <summary>Frames a second.</summary>
    public const int Rate = 20;

    // 50 ms at 16 kHz.
    private const int Samples = 800;

    // 2.6 s: an utterance of 2 s, then silence longer than the server's hangover of 300 ms, so that turns end.
    private const int TurnFrames = 52;
    private const int LoudFrames = 40;

    private readonly bool _binary;
    private readonly byte[] _loud;
    private readonly int _markerAt;
    private readonly byte[] _quiet;

    public SpeechFrames(bool binary)
    {
        _binary = binary;
        _loud = Encode(Pcm(8000), out _markerAt);

        // The noise of a room: far below the gate's threshold of 500.
        _quiet = Encode(Pcm(40), out _);
    }

    /// <summary>Whether a session speaks in its frame of this number.</summary>
    public static bool IsLoud(long frame) => frame % TurnFrames < LoudFrames;

    /// <summary>Where in its first turn a session starts, so that sessions don't speak in chorus.</summary>
    public static long Offset(int session, int sessions) => (long)TurnFrames * session / sessions;

    /// <summary>A frame of speech, stamped now; valid until the next call.</summary>
    public ReadOnlySpan<byte> Loud(uint sequence)
    {
        var marker = new Marker(sequence, Marker.Now, 0, default);
        if (_binary)
        {
            marker.Write(_loud.AsSpan(_markerAt));
        }
        else
        {
            marker.WriteBase64(_loud.AsSpan(_markerAt));
        }

        return _loud;
    }

    /// <summary>A frame of silence.</summary>
    public ReadOnlySpan<byte> Quiet() => _quiet;

    private byte[] Encode(byte[] pcm, out int dataAt)
    {
        if (_binary)
        {
            return FrameWriter.Encode(Opcode.Binary, pcm, masked: true, out dataAt);
        }

        const string Head = "{\"type\":\"audio\",\"data\":\"";
        var json = Encoding.ASCII.GetBytes(Head + Convert.ToBase64String(pcm) + "\",\"timestamp\":1702345678900}");
        var frame = FrameWriter.Encode(Opcode.Text, json, masked: true, out dataAt);
        dataAt += Head.Length;
        return frame;
    }

    private static byte[] Pcm(int amplitude)
    {
        var pcm = new byte[2 * Samples];
        for (var i = 0; i < Samples; i++)
        {
            BitConverter.TryWriteBytes(pcm.AsSpan(2 * i), (short)(amplitude * Math.Sin(2 * Math.PI * 440 * i / 16_000)));
        }

        return pcm;
    }
}
