using Interpreter.Core.Chat;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Tests.Hosting;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Testing.Text;
using Interpreter.Testing.Upstream;

namespace Interpreter.Core.Tests.Chat;

/// <summary>What a chat does for whoever holds it, on whatever engine it lives, with its history in a real store.</summary>
public abstract class ChatContractTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private ChatStore? _store;

    private protected ScriptedTextModel Model { get; } = new();

    private protected ScriptedConnector Voice { get; } = new();

    private protected ChatStore Store => _store!;

    private protected abstract ISessionDirectory Directory { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => _store = await ChatStore.OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_question_is_stored_then_answered_bit_by_bit_and_the_answer_stored_before_it_is_complete()
    {
        var (chat, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        await session.SendAsync(new SessionCommand.Ask("What is two and two?") { RequestId = "r1" }, Cancel);
        var asked = await outputs.UntilAsync<SessionOutput.Asked>();
        Assert.Equal("r1", asked.RequestId);
        Assert.Equal(asked.Question, Assert.Single(await Store.HistoryAsync(chat)));

        var answer = await AskedAsync();
        Assert.Equal("What is two and two?", Assert.Single(answer.Request.Turns).Text);
        answer.Write("Fo");
        answer.Write("ur.");
        Assert.Equal("Fo", (await outputs.UntilAsync<SessionOutput.TextDelta>()).Text);
        Assert.Equal("ur.", (await outputs.UntilAsync<SessionOutput.TextDelta>()).Text);
        answer.End();
        var completed = await outputs.UntilAsync<SessionOutput.TurnCompleted>();

        Assert.Equal(("What is two and two?", "Four.", "STOP", "r1", false), (completed.InputText, completed.OutputText, completed.FinishReason, completed.RequestId, completed.WasInterrupted));
        var stored = await Store.HistoryAsync(chat);
        Assert.Equal([completed.Question!, completed.Answer!], stored);
        Assert.Equal([(MessageRole.User, "What is two and two?", 7), (MessageRole.Assistant, "Four.", 11)], stored.Select(message => (message.Role, message.Content, message.TokensUsed!.Value)));
        Assert.True(stored[1].ResponseTime > 0 && stored[1].ProcessingTime >= 0 && stored[1].ResponseTime >= stored[1].ProcessingTime);
        Assert.Contains("\"finish_reason\":\"STOP\"", stored[1].Metadata, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_knows_what_was_said_before()
    {
        var (_, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        await TalkAsync(session, outputs, "My name is Ada.", "Hello, Ada.");
        await session.SendAsync(new SessionCommand.Ask("Who am I?"), Cancel);
        var answer = await AskedAsync();
        Assert.Equal([(false, "My name is Ada."), (true, "Hello, Ada."), (false, "Who am I?")], answer.Request.Turns.Select(turn => (turn.FromModel, turn.Text)));
    }

    [Fact]
    public async Task A_chat_that_comes_back_to_life_knows_its_history()
    {
        var (chat, session, outputs) = await OpenAsync();
        await TalkAsync(session, outputs, "My name is Ada.", "Hello, Ada.");
        await session.SendAsync(new SessionCommand.Close(), Cancel);
        await outputs.UntilEndAsync();
        await outputs.DisposeAsync();

        var again = await Directory.OpenAsync(Settings(chat), Cancel);
        await using var follower = new Follower(again, 0);
        Assert.NotSame(session, again);
        Assert.Equal(session.Id, again.Id);
        await again.SendAsync(new SessionCommand.Ask("Who am I?"), Cancel);
        Assert.Equal(3, (await AskedAsync()).Request.Turns.Count);
    }

    [Fact]
    public async Task An_interrupt_keeps_what_was_said()
    {
        var (chat, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        await session.SendAsync(new SessionCommand.Ask("Count to a thousand."), Cancel);
        var answer = await AskedAsync();
        answer.Write("One, two");
        await outputs.UntilAsync<SessionOutput.TextDelta>();
        await session.SendAsync(new SessionCommand.Interrupt(), Cancel);
        var completed = await outputs.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.Equal((true, "INTERRUPTED", "One, two"), (completed.WasInterrupted, completed.FinishReason, completed.Answer?.Content));
        await answer.Stopped.WaitAsync(Patience, Cancel);
        Assert.Equal("One, two", (await Store.HistoryAsync(chat))[1].Content);
    }

    [Fact]
    public async Task Questions_wait_for_each_other()
    {
        var (chat, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        await session.SendAsync(new SessionCommand.Ask("One?"), Cancel);
        await session.SendAsync(new SessionCommand.Ask("Two?"), Cancel);
        var first = await AskedAsync();
        Assert.Single(first.Request.Turns);
        first.Say("1");
        await outputs.UntilAsync<SessionOutput.TurnCompleted>();
        var second = await AskedAsync();
        Assert.Equal(3, second.Request.Turns.Count);
        second.Say("2");
        await outputs.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.Equal(["One?", "1", "Two?", "2"], (await Store.HistoryAsync(chat)).Select(message => message.Content));
    }

    [Fact]
    public async Task More_questions_than_may_wait_are_refused()
    {
        var (_, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        await session.SendAsync(new SessionCommand.Ask("First?"), Cancel);
        await AskedAsync();
        for (var number = 0; number <= SessionCommand.Ask.WaitingAsks; number++)
        {
            await session.SendAsync(new SessionCommand.Ask("More?") { RequestId = $"{number}" }, Cancel);
        }

        var failed = await outputs.UntilAsync<SessionOutput.Failed>();
        Assert.Equal((SessionErrorCodes.TextRefused, "8"), (failed.Code, failed.RequestId));
    }

    [Fact]
    public async Task A_failure_in_the_middle_keeps_what_was_said_and_the_question_can_be_asked_again()
    {
        var (chat, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        await session.SendAsync(new SessionCommand.Ask("Tell me.") { RequestId = "a" }, Cancel);
        var answer = await AskedAsync();
        answer.Write("Once upon");
        answer.Fail(new UpstreamException(UpstreamFailure.Quota, "test") { RetryAfter = TimeSpan.FromSeconds(3) });
        var failed = await outputs.UntilAsync<SessionOutput.Failed>();
        Assert.Equal((SessionErrorCodes.UpstreamQuota, "a", TimeSpan.FromSeconds(3)), (failed.Code, failed.RequestId, failed.RetryAfter));
        Assert.NotNull(failed.Turn);
        var part = (await Store.HistoryAsync(chat))[1];
        Assert.Equal("Once upon", part.Content);
        Assert.Contains("\"incomplete\":true", part.Metadata, StringComparison.Ordinal);

        await session.SendAsync(new SessionCommand.AskAgain("b"), Cancel);
        var again = await AskedAsync();
        Assert.Equal("Tell me.", Assert.Single(again.Request.Turns).Text);
        again.Say("Once upon a time.");
        var completed = await outputs.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.Equal("b", completed.RequestId);
        Assert.Equal(["Tell me.", "Once upon a time."], (await Store.HistoryAsync(chat)).Select(message => message.Content));
    }

    [Fact]
    public async Task A_failure_of_another_try_leaves_the_answer_there_was()
    {
        var (chat, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        await TalkAsync(session, outputs, "Tell me.", "A tale.");
        await session.SendAsync(new SessionCommand.AskAgain(null), Cancel);
        var again = await AskedAsync();
        again.Write("Ano");
        again.BreakOff();
        Assert.Equal(SessionErrorCodes.UpstreamUnavailable, (await outputs.UntilAsync<SessionOutput.Failed>()).Code);
        Assert.Equal(["Tell me.", "A tale."], (await Store.HistoryAsync(chat)).Select(message => message.Content));
    }

    [Fact]
    public async Task Nothing_asked_cannot_be_asked_again()
    {
        var (_, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        await session.SendAsync(new SessionCommand.AskAgain("r"), Cancel);
        var failed = await outputs.UntilAsync<SessionOutput.Failed>();
        Assert.Equal((SessionErrorCodes.NothingToRepeat, "r"), (failed.Code, failed.RequestId));
    }

    [Fact]
    public async Task A_cleared_history_is_gone_and_the_answer_under_way_is_stopped()
    {
        var (chat, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        await TalkAsync(session, outputs, "My name is Ada.", "Hello, Ada.");
        await session.SendAsync(new SessionCommand.Ask("Who am I?"), Cancel);
        var answer = await AskedAsync();
        await session.SendAsync(new SessionCommand.ClearHistory("c"), Cancel);
        Assert.Equal("c", (await outputs.UntilAsync<SessionOutput.HistoryCleared>()).RequestId);
        await answer.Stopped.WaitAsync(Patience, Cancel);
        Assert.Empty(await Store.HistoryAsync(chat));
        await session.SendAsync(new SessionCommand.Ask("And now?"), Cancel);
        Assert.Equal("And now?", Assert.Single((await AskedAsync()).Request.Turns).Text);
    }

    [Fact]
    public async Task Images_are_shown_to_the_model_now_and_when_the_chat_comes_back()
    {
        var (chat, session, outputs) = await OpenAsync();
        byte[] image = [1, 2, 3];
        await session.SendAsync(new SessionCommand.Ask("What is this?") { Images = [new TextImage("image/png", image)] }, Cancel);
        var answer = await AskedAsync();
        Assert.Equal(image, Assert.Single(answer.Request.Turns[0].Images).Data.ToArray());
        answer.Say("Three bytes.");
        var completed = await outputs.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.Equal(MessageType.Image, completed.Question?.MessageType);
        await session.SendAsync(new SessionCommand.Close(), Cancel);
        await outputs.UntilEndAsync();
        await outputs.DisposeAsync();

        var again = await Directory.OpenAsync(Settings(chat), Cancel);
        await using var follower = new Follower(again, 0);
        await again.SendAsync(new SessionCommand.Ask("And in colour?"), Cancel);
        Assert.Equal(image, Assert.Single((await AskedAsync()).Request.Turns[0].Images).Data.ToArray());
    }

    [Fact]
    public async Task The_first_question_titles_a_chat_that_wants_it()
    {
        var chat = await Store.NewChatAsync("""{"auto_title": true, "colour": "blue"}""");
        var session = await Directory.OpenAsync(Settings(chat), Cancel);
        await using var outputs = new Follower(session, 0);
        await TalkAsync(session, outputs, "  Why is\tthe sky blue?\nTell me.", "Scattering.");
        var titled = await Store.Store.Sessions.FindAsync(Store.User.Id, chat.Id, Cancel);
        Assert.Equal("Why is the sky blue?", titled!.Title);
        Assert.Equal("""{"colour":"blue"}""", titled.Metadata);
    }

    [Fact]
    public async Task However_many_open_a_chat_at_once_there_is_one()
    {
        var chat = await Store.NewChatAsync();
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await Directory.OpenAsync(Settings(chat), Cancel), Cancel)));
        Assert.Single(opened.Select(session => session.Id).Distinct());
    }

    [Fact]
    public async Task A_chat_opened_while_it_closes_has_what_its_predecessor_stored()
    {
        var (chat, session, outputs) = await OpenAsync();
        await session.SendAsync(new SessionCommand.Ask("Count."), Cancel);
        (await AskedAsync()).Write("One");
        await outputs.UntilAsync<SessionOutput.TextDelta>();
        var stored = new TaskCompletionSource();
        Store.Messages.Before = name => name == "answer" ? stored.Task : Task.CompletedTask;
        await session.SendAsync(new SessionCommand.Close(), Cancel);
        await outputs.UntilEndAsync();
        var opening = Directory.OpenAsync(Settings(chat), Cancel).AsTask();
        stored.SetResult();
        var again = await opening.WaitAsync(Patience, Cancel);
        await using var follower = new Follower(again, 0);
        await again.SendAsync(new SessionCommand.Ask("On?"), Cancel);
        Assert.Equal(["Count.", "One", "On?"], (await AskedAsync()).Request.Turns.Select(turn => turn.Text));
        await outputs.DisposeAsync();
    }

    [Fact]
    public async Task A_store_that_fails_lets_nothing_be_asked()
    {
        var (chat, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        Store.Messages.Fail("question");
        await session.SendAsync(new SessionCommand.Ask("Hello?") { RequestId = "r" }, Cancel);
        var failed = await outputs.UntilAsync<SessionOutput.Failed>();
        Assert.Equal((SessionErrorCodes.StorageUnavailable, "r"), (failed.Code, failed.RequestId));
        Store.Messages.Mend();
        await TalkAsync(session, outputs, "Hello again?", "Hello.");
        Assert.Equal(["Hello again?", "Hello."], (await Store.HistoryAsync(chat)).Select(message => message.Content));
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_is_read_with_the_next_question()
    {
        Store.Messages.Fail("history");
        var (_, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        await session.SendAsync(new SessionCommand.Ask("Hello?"), Cancel);
        Assert.Equal(SessionErrorCodes.StorageUnavailable, (await outputs.UntilAsync<SessionOutput.Failed>()).Code);
        Store.Messages.Mend();
        await TalkAsync(session, outputs, "Hello again?", "Hello.");
    }

    [Fact]
    public async Task Only_a_chat_is_asked()
    {
        var session = await Directory.CreateAsync(MachineRig.Settings(), Cancel);
        await using var outputs = new Follower(session, 0);
        await session.SendAsync(new SessionCommand.Ask("Hello?") { RequestId = "r" }, Cancel);
        var failed = await outputs.UntilAsync<SessionOutput.Failed>();
        Assert.Equal((SessionErrorCodes.ChatOnly, "r"), (failed.Code, failed.RequestId));
    }

    [Fact]
    public async Task A_deleted_chat_closes()
    {
        var (chat, session, outputs) = await OpenAsync();
        await using var follower = outputs;
        await Store.Store.Sessions.DeleteAsync(Store.User.Id, chat.Id, Cancel);
        await session.SendAsync(new SessionCommand.Ask("Hello?"), Cancel);
        Assert.Equal(SessionErrorCodes.StorageUnavailable, (await outputs.UntilAsync<SessionOutput.Failed>()).Code);
        var closed = await outputs.UntilAsync<SessionOutput.StateChanged>();
        Assert.Equal((SessionState.Closed, "deleted"), (closed.State, closed.Reason));
    }

    private protected static SessionSettings Settings(ChatSession chat) => MachineRig.Settings() with
    {
        Key = chat.Key,
        OwnerId = chat.OwnerId,
        Chat = new ChatSettings { SessionId = chat.Id },
    };

    private protected async Task<(ChatSession Chat, ISession Session, Follower Outputs)> OpenAsync()
    {
        var chat = await Store.NewChatAsync();
        var session = await Directory.OpenAsync(Settings(chat), Cancel);
        return (chat, session, new Follower(session, 0));
    }

    private protected async Task<ScriptedAnswer> AskedAsync() => await Model.AskedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);

    private protected async Task<SessionOutput.TurnCompleted> TalkAsync(ISession session, Follower outputs, string question, string answer)
    {
        await session.SendAsync(new SessionCommand.Ask(question), Cancel);
        (await AskedAsync()).Say(answer);
        return await outputs.UntilAsync<SessionOutput.TurnCompleted>();
    }
}
