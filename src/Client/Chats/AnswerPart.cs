namespace Interpreter.Client.Chats;

/// <summary>A part of a streamed answer.</summary>
public abstract record AnswerPart
{
    private AnswerPart()
    {
    }

    /// <summary>A bit of the text, to be appended to the bits before it.</summary>
    /// <param name="Text">Not empty.</param>
    public sealed record Delta(string Text) : AnswerPart;

    /// <summary>The last part: question and answer are stored.</summary>
    /// <param name="Exchange">Both.</param>
    public sealed record Completed(Exchange Exchange) : AnswerPart;
}
