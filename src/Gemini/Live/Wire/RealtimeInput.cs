using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>Input as it happens: exactly one of the fields. Audio does not pass here, see <see cref="AudioInput"/>.</summary>
internal sealed record RealtimeInput
{
    public Blob? Video { get; init; }

    public string? Text { get; init; }

    public EmptyMessage? ActivityStart { get; init; }

    public EmptyMessage? ActivityEnd { get; init; }

    public bool? AudioStreamEnd { get; init; }
}
