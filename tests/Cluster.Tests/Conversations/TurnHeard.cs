namespace Interpreter.Cluster.Tests.Conversations;

/// <summary>What a client was told of one turn.</summary>
internal sealed class TurnHeard
{
    /// <summary>The texts of the final captions, as often as they came.</summary>
    public List<string> Inputs { get; } = [];

    public List<string> Outputs { get; } = [];

    /// <summary>How often a caption grew shorter, or other, than the one before it.</summary>
    public int CaptionsTakenBack { get; private set; }

    /// <summary>What the turn's end said, as often as it came.</summary>
    public List<(string Input, string Output, bool WasInterrupted)> Ends { get; } = [];

    public MemoryStream Voice { get; } = new();

    private string Input { get; set; } = "";

    private string Output { get; set; } = "";

    public void Hear(string text)
    {
        CaptionsTakenBack += text.StartsWith(Input, StringComparison.Ordinal) ? 0 : 1;
        Input = text;
    }

    public void Say(string text)
    {
        CaptionsTakenBack += text.StartsWith(Output, StringComparison.Ordinal) ? 0 : 1;
        Output = text;
    }
}
