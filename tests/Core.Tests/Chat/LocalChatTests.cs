using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Hosting;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Chat;

public sealed class LocalChatTests : ChatContractTests
{
    private readonly SessionMetrics _metrics = new();
    private LocalSessionDirectory? _directory;

    private protected override ISessionDirectory Directory => _directory!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _directory = new(Voice, new SessionOptions(), _metrics, null, TimeProvider.System, Model, Store.Store.Sessions, Store.Messages);
    }

    [Fact]
    public async Task A_model_that_falls_silent_in_an_answer_is_given_up()
    {
        var clock = new FakeClock();
        await using var directory = new LocalSessionDirectory(Voice, new SessionOptions(), _metrics, null, clock, Model, Store.Store.Sessions, Store.Messages);
        var chat = await Store.NewChatAsync();
        var session = await directory.OpenAsync(Settings(chat), TestContext.Current.CancellationToken);
        await using var outputs = new Follower(session, 0);
        await session.SendAsync(new SessionCommand.Ask("Well?"), TestContext.Current.CancellationToken);
        var answer = await AskedAsync();
        clock.Advance(TimeSpan.FromSeconds(119));
        answer.Write("Let me");
        await outputs.UntilAsync<SessionOutput.TextDelta>();
        clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(answer.Stopped.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SessionErrorCodes.UpstreamUnavailable, (await outputs.UntilAsync<SessionOutput.Failed>()).Code);
        Assert.Equal(["Well?", "Let me"], (await Store.HistoryAsync(chat)).Select(message => message.Content));
    }

    [Fact]
    public async Task A_chat_needs_an_owner_and_a_store()
    {
        await using var bare = new LocalSessionDirectory(Voice, new SessionOptions(), _metrics, null, TimeProvider.System);
        var chat = await Store.NewChatAsync();
        await Assert.ThrowsAsync<ArgumentException>(async () => await bare.OpenAsync(Settings(chat), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Directory.OpenAsync(Settings(chat) with { OwnerId = null }, TestContext.Current.CancellationToken));
    }

    public override async ValueTask DisposeAsync()
    {
        await _directory!.DisposeAsync();
        _metrics.Dispose();
        await base.DisposeAsync();
    }
}
