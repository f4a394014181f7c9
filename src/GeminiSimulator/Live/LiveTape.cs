namespace Interpreter.GeminiSimulator.Live;

/// <summary>One connection's part of what a host records; nothing where it records nothing.</summary>
internal sealed class LiveTape(ILiveRecorder? recorder, int connection)
{
    public void Heard(ReadOnlySpan<byte> pcm, int sampleRate) => recorder?.Heard(connection, pcm, sampleRate);

    public void Answered(Answer answer) => recorder?.Answered(connection, answer.Heard, answer.Said);
}
