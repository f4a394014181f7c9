namespace Interpreter.Gemini.Live;

/// <summary>What a client says after the setup, beside audio: one frame each.</summary>
public abstract record LiveInput
{
    private LiveInput()
    {
    }

    /// <summary>Typed text; counts as activity. Not on Vertex.</summary>
    public sealed record Text(string Value) : LiveInput;

    /// <summary>A picture; at most one a second.</summary>
    public sealed record Video(Messages.Blob Blob) : LiveInput;

    /// <summary>The speaker began. Only where automatic activity detection is disabled.</summary>
    public sealed record ActivityStart : LiveInput;

    /// <summary>The speaker stopped. Only where automatic activity detection is disabled.</summary>
    public sealed record ActivityEnd : LiveInput;

    /// <summary>The microphone went quiet: the server flushes what it holds. Only under automatic activity detection, not on Vertex.</summary>
    public sealed record AudioStreamEnd : LiveInput;

    /// <summary>Turns for the history.</summary>
    public sealed record Turns(Messages.ClientContent Content) : LiveInput;

    /// <summary>Answers to calls.</summary>
    public sealed record ToolAnswers(Messages.ToolResponse Response) : LiveInput;
}
