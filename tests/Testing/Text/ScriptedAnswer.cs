using System.Threading.Channels;
using Interpreter.Core.Pricing;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;

namespace Interpreter.Testing.Text;

/// <summary>One answer of the scripted model, while the test writes it.</summary>
public sealed class ScriptedAnswer
{
    private readonly Channel<TextDelta> _deltas = Channel.CreateBounded<TextDelta>(4096);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ScriptedAnswer(TextRequest request, CancellationToken cancellationToken)
    {
        Request = request;
        cancellationToken.Register(() => _stopped.TrySetResult());
    }

    /// <summary>What was asked.</summary>
    public TextRequest Request { get; }

    /// <summary>Completes when nobody wants the rest of the answer.</summary>
    public Task Stopped => _stopped.Task;

    internal ChannelReader<TextDelta> Deltas => _deltas.Reader;

    /// <summary>Writes a bit.</summary>
    public void Write(string text, BilledTokens? billed = null) => Add(new TextDelta(text) { Billed = billed });

    /// <summary>Ends the answer.</summary>
    public void End(string reason = "STOP", int prompt = 7, int response = 11, TextFinish finish = TextFinish.Complete) =>
        Add(new TextDelta("", new TextEnd(finish, reason, "scripted", new TokenUsage(prompt, response, prompt + response), new BilledTokens(prompt, 0, 0, response, 0))));

    /// <summary>Writes an answer as a whole.</summary>
    public void Say(string text)
    {
        Write(text);
        End();
    }

    /// <summary>Breaks the answer off.</summary>
    public void Fail(UpstreamException error) => _deltas.Writer.TryComplete(error);

    /// <summary>Ends without an end.</summary>
    public void BreakOff() => _deltas.Writer.TryComplete();

    private void Add(TextDelta delta)
    {
        if (!_deltas.Writer.TryWrite(delta))
        {
            throw new InvalidOperationException("The test writes more than the session reads.");
        }
    }
}
