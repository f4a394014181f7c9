using Interpreter.Core.Audio;

namespace Interpreter.Micro;

/// <summary>A tone that passes for speech.</summary>
internal static class Speech
{
    public static byte[] Pcm(int milliseconds, int sampleRate)
    {
        var pcm = new byte[2 * sampleRate * milliseconds / 1000];
        for (var i = 0; i < pcm.Length / 2; i++)
        {
            BitConverter.TryWriteBytes(pcm.AsSpan(2 * i), (short)(8000 * Math.Sin(2 * Math.PI * 440 * i / sampleRate)));
        }

        return pcm;
    }

    public static AudioFrame Frame(int milliseconds, int sampleRate) => AudioFrame.Copy(Pcm(milliseconds, sampleRate), sampleRate);
}
