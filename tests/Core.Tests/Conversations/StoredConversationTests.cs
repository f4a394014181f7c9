using System.Collections.Concurrent;
using Interpreter.Core.Audio;
using Interpreter.Core.Conversations;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Tests.Chat;
using Interpreter.Core.Tests.Hosting;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Core.Users;
using Interpreter.Testing;
using Interpreter.Testing.Text;
using Interpreter.Testing.Upstream;

namespace Interpreter.Core.Tests.Conversations;

/// <summary>Whole sessions of somebody who is signed in, with a real store.</summary>
public sealed class StoredConversationTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ScriptedConnector _voice = new();
    private readonly ScriptedUsers _users = new();
    private readonly SessionMetrics _metrics = new();
    private ChatStore? _store;
    private LocalSessionDirectory? _directory;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ChatStore Store => _store!;

    private SessionSettings Settings => MachineRig.Settings() with { OwnerId = Store.User.Id };

    public async ValueTask InitializeAsync()
    {
        _store = await ChatStore.OpenAsync();
        _directory = new(_voice, new SessionOptions(), _metrics, null, TimeProvider.System, new ScriptedTextModel(), Store.Store.Sessions, Store.Messages, _users);
    }

    public async ValueTask DisposeAsync()
    {
        await _directory!.DisposeAsync();
        _metrics.Dispose();
        await Store.DisposeAsync();
    }

    [Fact]
    public async Task An_interpretation_is_stored_with_its_first_turn_two_messages_a_turn()
    {
        var session = await _directory!.CreateAsync(Settings, Cancel);
        await using var outputs = new Follower(session, 0);
        var model = await _voice.OpenedAsync(Cancel);
        await SpeakAsync(session, 1);
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
        var completed = await outputs.UntilAsync<SessionOutput.TurnCompleted>();
        await SpeakAsync(session, 31);
        model.Say(MachineRig.Heard("둘"), MachineRig.Voice(960), MachineRig.Spoken("Two"), MachineRig.Generated(), MachineRig.Complete());
        await outputs.UntilAsync<SessionOutput.TurnCompleted>();

        var stored = Assert.Single((await Store.Store.Sessions.ListAsync(Store.User.Id, new SessionQuery(), Cancel)).Items);
        Assert.Equal((SessionKind.Interpretation, session.Id), (stored.Kind, stored.Key.ToString()));
        Assert.StartsWith("한국어 – English, ", stored.Title, StringComparison.Ordinal);
        var messages = await Store.HistoryAsync(stored);
        Assert.Equal(["하나", "One", "둘", "Two"], messages.Select(message => message.Content));
        Assert.Equal([completed.Question!.Id, completed.Answer!.Id], messages.Take(2).Select(message => message.Id));
        Assert.All(messages, message => Assert.NotNull(AudioOffsets.TryRead(message.Metadata)));
        Assert.NotEmpty(_users.Spent);
    }

    [Fact]
    public async Task A_store_that_is_away_for_a_while_gets_every_turn_in_order()
    {
        var session = await _directory!.CreateAsync(Settings, Cancel);
        await using var outputs = new Follower(session, 0);
        var model = await _voice.OpenedAsync(Cancel);
        var failed = new TaskCompletionSource();
        Store.Messages.Before = _ =>
        {
            failed.TrySetResult();
            throw new TimeoutException("test");
        };
        await SpeakAsync(session, 1);
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
        await failed.Task.WaitAsync(Patience, Cancel);
        await SpeakAsync(session, 31);
        model.Say(MachineRig.Heard("둘"), MachineRig.Voice(960), MachineRig.Spoken("Two"), MachineRig.Generated(), MachineRig.Complete());
        Store.Messages.Mend();
        await outputs.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.NotNull((await outputs.UntilAsync<SessionOutput.TurnCompleted>()).Answer);
        var stored = Assert.Single((await Store.Store.Sessions.ListAsync(Store.User.Id, new SessionQuery(), Cancel)).Items);
        Assert.Equal(["하나", "One", "둘", "Two"], (await Store.HistoryAsync(stored)).Select(message => message.Content));
    }

    [Fact]
    public async Task A_deleted_interpretation_is_not_made_again_while_it_goes_on()
    {
        var session = await _directory!.CreateAsync(Settings, Cancel);
        await using var outputs = new Follower(session, 0);
        var model = await _voice.OpenedAsync(Cancel);
        for (var turn = 0; turn < 3; turn++)
        {
            await SpeakAsync(session, 1 + (30 * turn));
            model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
            var completed = await outputs.UntilAsync<SessionOutput.TurnCompleted>();
            Assert.Equal(turn == 0, completed.Answer is not null);
            if (turn == 0)
            {
                await Store.Store.Sessions.DeleteAsync(Store.User.Id, completed.Answer!.SessionId, Cancel);
            }
        }

        Assert.Empty((await Store.Store.Sessions.ListAsync(Store.User.Id, new SessionQuery(), Cancel)).Items);
    }

    [Fact]
    public async Task A_spoken_turn_of_a_chat_is_stored_in_it()
    {
        var chat = await Store.NewChatAsync();
        var session = await _directory!.OpenAsync(Settings with { Key = chat.Key, Chat = new() { SessionId = chat.Id } }, Cancel);
        await using var outputs = new Follower(session, 0);
        await SpeakAsync(session, 1);
        var model = await _voice.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("하나, 둘"), MachineRig.Generated(), MachineRig.Complete());
        await outputs.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.Equal([("하나", "ko", MessageType.Audio), ("하나, 둘", "ko", MessageType.Audio)], (await Store.HistoryAsync(chat)).Select(message => (message.Content, message.Language!, message.MessageType)));
    }

    [Fact]
    public async Task A_session_holds_its_user_while_it_lives()
    {
        var session = await _directory!.CreateAsync(Settings, Cancel);
        Assert.Equal(session.Id, Assert.Single(_users.Held).Key);
        await using var outputs = new Follower(session, 0);
        await session.SendAsync(new SessionCommand.Close(), Cancel);
        await outputs.UntilEndAsync();
        await ((SessionHost)session).Closed.WaitAsync(Patience, Cancel);
        Assert.Empty(_users.Held);
    }

    [Fact]
    public async Task A_user_with_too_many_sessions_is_told_which_limit()
    {
        _users.Refusal = LimitKind.ConcurrentSessions;
        var refused = await Assert.ThrowsAsync<UserLimitException>(async () => await _directory!.CreateAsync(Settings, Cancel));
        Assert.Equal(LimitKind.ConcurrentSessions, refused.Limit);
        Assert.Contains("(10)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, _directory!.Count);
    }

    [Fact]
    public async Task A_host_that_is_full_lets_its_user_go()
    {
        var full = new LocalSessionDirectory(_voice, new SessionOptions { MaxSessions = 0 }, _metrics, null, TimeProvider.System, users: _users);
        await using var directory = full.ConfigureAwait(false);
        await Assert.ThrowsAsync<SessionLimitException>(async () => await full.CreateAsync(Settings, Cancel));
        Assert.Empty(_users.Held);
    }

    [Fact]
    public async Task A_host_that_is_full_closes_a_chat_that_was_left_for_another_session()
    {
        var clock = new FakeClock();
        var full = new LocalSessionDirectory(
            _voice, new SessionOptions { MaxSessions = 2 }, _metrics, null, clock, new ScriptedTextModel(), Store.Store.Sessions, Store.Messages, _users);
        await using var directory = full.ConfigureAwait(false);
        var (chat, other, third) = (await Store.NewChatAsync(), await Store.NewChatAsync(), await Store.NewChatAsync());
        var left = await OpenAsync(full, chat);
        await using (var outputs = new Follower(left, 0))
        {
            await outputs.UntilAsync<SessionOutput.Attached>();
        }

        var open = await OpenAsync(full, other);
        await using var following = new Follower(open, 0);
        await following.UntilAsync<SessionOutput.Attached>();

        // Somebody is about to return to it.
        Assert.Same(left, await OpenAsync(full, chat));
        await Assert.ThrowsAsync<SessionLimitException>(() => OpenAsync(full, third));

        clock.Advance(TimeSpan.FromSeconds(2));
        await OpenAsync(full, third);
        Assert.True(left.Closed.IsCompleted);
        await Assert.ThrowsAsync<SessionLimitException>(() => OpenAsync(full, chat));
        Assert.False(open.Closed.IsCompleted);
    }

    [Fact]
    public async Task A_chat_that_closes_before_its_history_is_read_has_not_failed()
    {
        var notes = new Notes();
        var noted = new LocalSessionDirectory(
            _voice, new SessionOptions(), _metrics, notes, TimeProvider.System, new ScriptedTextModel(), Store.Store.Sessions, Store.Messages, _users);
        await using var directory = noted.ConfigureAwait(false);
        Store.Messages.Before = _ => new TaskCompletionSource().Task;
        var session = await OpenAsync(noted, await Store.NewChatAsync());
        await session.SendAsync(new SessionCommand.Close(), Cancel);
        await session.Closed.WaitAsync(Patience, Cancel);
        Assert.Contains(notes.Heard, note => note is SessionNote.Closed);
        Assert.DoesNotContain(notes.Heard, note => note is SessionNote.WorkFailed);
    }

    private async Task<SessionHost> OpenAsync(LocalSessionDirectory directory, ChatSession chat) =>
        (SessionHost)await directory.OpenAsync(Settings with { Key = chat.Key, Chat = new() { SessionId = chat.Id } }, Cancel);

    private static async Task SpeakAsync(ISession session, int first)
    {
        for (var sequence = first; sequence < first + 30; sequence++)
        {
            var frame = AudioFrame.Rent(640, 16_000);
            frame.Samples.Fill(sequence - first < 12 ? (short)4000 : (short)0);
            await session.SendAudioAsync(frame, sequence, Cancel);
            frame.Release();
        }
    }

    private sealed class Notes : ISessionObserver
    {
        public ConcurrentQueue<SessionNote> Heard { get; } = new();

        public void Noted(string sessionId, SessionNote note) => Heard.Enqueue(note);
    }
}
