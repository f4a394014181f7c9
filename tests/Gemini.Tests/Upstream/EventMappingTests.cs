using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Upstream;

namespace Interpreter.Gemini.Tests.Upstream;

public sealed class EventMappingTests
{
    private readonly EventMapping _mapping = new();

    [Theory]
    [InlineData(true, "h", "h")]
    [InlineData(true, "", null)]
    [InlineData(null, "h", null)]
    [InlineData(false, "h", null)]
    public void A_handle_counts_only_where_the_moment_can_be_resumed(bool? resumable, string handle, string? expected) => Assert.Equal(
        new UpstreamEvent.Resumption(expected),
        _mapping.ToUpstream(new LiveEvent.Resumption(new SessionResumptionUpdate { NewHandle = handle, Resumable = resumable })));

    [Fact]
    public void Thoughts_and_guesses_are_left_out()
    {
        Assert.Null(_mapping.ToUpstream(new LiveEvent.Text("hm", Thought: true)));
        Assert.Null(_mapping.ToUpstream(new LiveEvent.InterimInputTranscription(new Transcription { Text = "he" })));
        Assert.Equal(new UpstreamEvent.AnswerText("yes"), _mapping.ToUpstream(new LiveEvent.Text("yes", Thought: false)));
    }

    [Fact]
    public void A_language_preamble_is_an_empty_fragment() => Assert.Equal(
        new UpstreamEvent.InputTranscription("", "ko"),
        _mapping.ToUpstream(new LiveEvent.InputTranscription(new Transcription { LanguageCode = "ko" })));

    [Fact]
    public void Output_tokens_go_by_either_name()
    {
        Assert.Equal(new UpstreamEvent.Usage(new TokenUsage(1, 2, 3)) { Billed = new(1, 0, 0, 2, 0) }, _mapping.ToUpstream(new LiveEvent.Usage(new UsageMetadata { PromptTokenCount = 1, ResponseTokenCount = 2, TotalTokenCount = 3 })));
        Assert.Equal(new UpstreamEvent.Usage(new TokenUsage(0, 2, 0)) { Billed = new(0, 0, 0, 2, 0) }, _mapping.ToUpstream(new LiveEvent.Usage(new UsageMetadata { CandidatesTokenCount = 2 })));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("TURN_COMPLETE_REASON_UNSPECIFIED", null)]
    [InlineData("NEED_MORE_INPUT", "NEED_MORE_INPUT")]
    public void A_turn_completes_with_its_reason(string? reason, string? expected) =>
        Assert.Equal(new UpstreamEvent.TurnComplete(expected), _mapping.ToUpstream(new LiveEvent.TurnComplete(reason)));

    [Fact]
    public void A_turn_of_filler_words_completes_when_the_model_is_idle()
    {
        Assert.Null(_mapping.ToUpstream(new LiveEvent.InteractionStatus("IN_PROGRESS", CompletesTurn: true)));
        Assert.Null(_mapping.ToUpstream(new LiveEvent.TurnComplete("OTHER")));

        Assert.Equal(new UpstreamEvent.TurnComplete("OTHER"), _mapping.ToUpstream(new LiveEvent.InteractionStatus("IDLE", CompletesTurn: false)));
        Assert.Null(_mapping.ToUpstream(new LiveEvent.InteractionStatus("IDLE", CompletesTurn: false)));
    }

    [Fact]
    public void A_turn_that_follows_filler_words_completes_once()
    {
        _mapping.ToUpstream(new LiveEvent.InteractionStatus("IN_PROGRESS", CompletesTurn: true));
        _mapping.ToUpstream(new LiveEvent.TurnComplete(null));

        Assert.Null(_mapping.ToUpstream(new LiveEvent.InteractionStatus("IDLE", CompletesTurn: true)));
        Assert.Equal(new UpstreamEvent.TurnComplete(null), _mapping.ToUpstream(new LiveEvent.TurnComplete(null)));
        Assert.Null(_mapping.ToUpstream(new LiveEvent.InteractionStatus("IDLE", CompletesTurn: false)));
    }
}
