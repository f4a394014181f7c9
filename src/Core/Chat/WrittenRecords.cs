using System.Text.Json.Nodes;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Chat;

/// <summary>What is kept and told of a written turn.</summary>
internal static class WrittenRecords
{
    /// <summary>How an answer ended that its user stopped.</summary>
    public const string Interrupted = "INTERRUPTED";

    /// <summary>The question, with an estimate of its tokens until the model has counted them.</summary>
    public static NewMessage Question(SessionCommand.Ask ask)
    {
        var text = StorableText.Of(ask.Text);
        return new NewMessage(MessageRole.User, text)
        {
            Type = ask.Images.Count > 0 ? MessageType.Image : MessageType.Text,
            Images = ask.Images,
            Measures = new() { TokensUsed = TokenEstimate.Of(text) + (ask.Images.Count * TokenEstimate.Image) },
        };
    }

    /// <summary>The answer, or what there is of it.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="text">What was written.</param>
    /// <param name="reason">How it ended; null where it broke off.</param>
    /// <param name="now">When.</param>
    public static NewMessage Answer(WrittenTurn turn, string text, string? reason, TimeSpan now)
    {
        var metadata = new JsonObject();
        if (turn.End is { } end)
        {
            metadata["model"] = end.Model;
            metadata["usage"] = new JsonObject { ["prompt"] = end.Usage.Prompt, ["response"] = end.Usage.Response, ["total"] = end.Usage.Total };
        }

        if (reason is null)
        {
            metadata["incomplete"] = true;
        }
        else
        {
            metadata["finish_reason"] = reason;
        }

        return new NewMessage(MessageRole.Assistant, text)
        {
            Measures = new()
            {
                TokensUsed = Tokens(turn, text),
                ResponseTime = (now - turn.Asked.At).TotalSeconds,
                ProcessingTime = ((turn.ModelAskedAt ?? now) - turn.BegunAt).TotalSeconds,
            },
            Metadata = metadata.ToJsonString(),
        };
    }

    /// <summary>The end of a turn.</summary>
    public static SessionOutput.TurnCompleted Completed(WrittenTurn turn, string text, string? reason, TimeSpan now) => new()
    {
        Turn = turn.Number,
        InputText = turn.Question?.Content ?? (turn.Asked.Command as SessionCommand.Ask)?.Text ?? "",
        OutputText = text,
        WasInterrupted = reason == Interrupted,
        Usage = turn.End?.Usage,
        InputAudioMilliseconds = 0,
        OutputAudioMilliseconds = 0,
        DurationMilliseconds = (now - turn.BegunAt).TotalMilliseconds,
        RequestId = turn.Asked.RequestId,
        Question = turn.Question,
        FinishReason = reason,
    };

    private static int Tokens(WrittenTurn turn, string text) =>
        turn.End is { Usage.Response: > 0 } end ? end.Usage.Response
        : turn.Billed is { OutputText: > 0 } billed ? (int)Math.Min(billed.OutputText, int.MaxValue)
        : TokenEstimate.Of(text);
}
