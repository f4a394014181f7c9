using Interpreter.Core.Attachments;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Tests.Attachments;

public sealed class HeardSoFarTests
{
    private readonly HeardSoFar _heard = new(after: 5);
    private long _sequence = 5;

    [Fact]
    public void It_knows_the_newest_output_and_how_much_of_the_turn_that_goes_on()
    {
        Assert.Equal(new HeardOutputs(5, 0, false, 0, 0), _heard.Now);
        Note(new SessionOutput.InputCaption(1, "하나", false, null));
        Note(new SessionOutput.OutputCaption(1, "One", false, null));
        Note(Voice(turn: 1, bytes: 960));
        Note(Voice(turn: 1, bytes: 480));
        Assert.Equal(new HeardOutputs(9, 1, true, 1440, 0, 2, 3), _heard.Now);

        // A session that came back begins a caption anew, and must not say again what was read.
        Note(new SessionOutput.OutputCaption(1, "On", false, null));
        Assert.Equal(new HeardOutputs(10, 1, true, 1440, 0, 2, 3), _heard.Now);
    }

    [Fact]
    public void With_the_end_of_a_turn_its_audio_is_answered_and_the_next_begins_with_nothing()
    {
        Note(new SessionOutput.InputCaption(1, "하나", true, "ko"));
        Note(Voice(turn: 1, bytes: 960));
        Note(Completed(turn: 1, audioThrough: 27));
        Assert.Equal(new HeardOutputs(8, 1, false, 0, 27, 2), _heard.Now);
        Note(Voice(turn: 2, bytes: 480));
        Assert.Equal(new HeardOutputs(9, 2, true, 480, 27), _heard.Now);
        Note(Completed(turn: 2, audioThrough: 0));
        Assert.Equal(new HeardOutputs(10, 2, false, 0, 27), _heard.Now);
    }

    [Fact]
    public void An_output_without_a_number_leaves_the_newest_as_it_is()
    {
        _heard.Note(new SessionOutput.Failed(SessionErrorCodes.UpstreamUnavailable, "It is gone."));
        Assert.Equal(new HeardOutputs(5, 0, false, 0, 0), _heard.Now);
    }

    [Fact]
    public void A_question_under_way_is_lost_once_with_its_silo_and_told_by_its_name()
    {
        Assert.Null(_heard.LoseQuestion());
        Note(Asked(turn: 1));
        var lost = _heard.LoseQuestion();
        Assert.Equal((SessionErrorCodes.UpstreamUnavailable, 1L, "r1"), (lost!.Code, lost.Turn, lost.RequestId));
        Assert.Null(_heard.LoseQuestion());
    }

    [Fact]
    public void A_question_that_was_answered_or_has_failed_is_not_lost()
    {
        Note(Asked(turn: 1));
        Note(Completed(turn: 1, audioThrough: 0));
        Assert.Null(_heard.LoseQuestion());

        Note(Asked(turn: 2));
        Note(new SessionOutput.Failed(SessionErrorCodes.UpstreamUnavailable, "Of another matter."));
        Assert.Equal(2, _heard.LoseQuestion()?.Turn);

        Note(Asked(turn: 3));
        Note(new SessionOutput.Failed(SessionErrorCodes.UpstreamUnavailable, "Ask again.") { Turn = 3 });
        Assert.Null(_heard.LoseQuestion());
    }

    private void Note(SessionOutput output)
    {
        output.Sequence = ++_sequence;
        _heard.Note(output);
    }

    private static SessionOutput.Speech Voice(long turn, int bytes) => new(turn, AudioFrame.Rent(bytes, 24_000));

    private static SessionOutput.Asked Asked(long turn) => new(
        turn,
        $"r{turn}",
        new ChatMessage
        {
            Id = turn,
            SessionId = 1,
            Role = MessageRole.User,
            MessageType = MessageType.Text,
            Content = "Why?",
            Timestamp = DateTimeOffset.UnixEpoch,
            Metadata = "{}",
        });

    private static SessionOutput.TurnCompleted Completed(long turn, long audioThrough) => new()
    {
        Turn = turn,
        InputText = "하나",
        OutputText = "One",
        WasInterrupted = false,
        InputAudioMilliseconds = 0,
        OutputAudioMilliseconds = 0,
        DurationMilliseconds = 0,
        AudioThrough = audioThrough,
    };
}
