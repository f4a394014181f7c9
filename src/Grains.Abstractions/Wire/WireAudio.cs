using Interpreter.Core.Audio;

namespace Interpreter.Grains.Wire;

/// <summary>
/// Audio on its way: a pooled frame that goes with its message. Whoever writes the message gives the frame back to the pool,
/// whoever reads it takes a new one out, so that nothing is copied and nothing left to the collector. It can be taken once.
/// </summary>
/// <remarks>A message that is never written leaves its frame to the collector; one that is written twice fails the second time.</remarks>
public sealed class WireAudio
{
    private AudioFrame? _frame;

    /// <summary>Takes over one reference to a frame.</summary>
    public WireAudio(AudioFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        (_frame, Length) = (frame, frame.Length);
    }

    /// <summary>The length, in bytes.</summary>
    public int Length { get; }

    /// <summary>Takes the frame; whoever does releases it.</summary>
    /// <exception cref="InvalidOperationException">It was taken before.</exception>
    public AudioFrame Take() => Interlocked.Exchange(ref _frame, null) ?? throw new InvalidOperationException("The audio of this message was taken before.");

    /// <summary>Gives the frame back untaken: nobody wants it.</summary>
    /// <inheritdoc cref="Take" path="/exception" />
    public void Discard() => Take().Release();
}
