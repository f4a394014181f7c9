using Interpreter.Client.Failures;
using Interpreter.Client.Live;
using Interpreter.Client.Tests.Fixtures;

namespace Interpreter.Client.Tests.Live;

/// <summary>From end to end: a speaker and those who listen.</summary>
public sealed class ListeningTests(FastServer server) : IClassFixture<FastServer>
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_listeners_get_each_caption_and_all_of_the_voice_in_order()
    {
        using var client = Clients.Of(server.Address);
        await using var speaker = await OpenAsync(client);
        var link = await speaker.ShareAsync(Token);
        await using var first = await client.ConnectListenerAsync(link.Token, cancellationToken: Token);
        await using var second = await client.ConnectListenerAsync((await speaker.ShareAsync(Token)).Token, cancellationToken: Token);
        await using var reader = await client.ConnectListenerAsync(link.Token, new() { TakesSpeech = false }, Token);
        await speaker.ReadAllAsync(Token).UntilAsync<ServerEvent.ListenersChanged>(told => told.Count == 3);

        var heard = new[] { HearAsync(first.ReadAllAsync(Token)), HearAsync(second.ReadAllAsync(Token)), HearAsync(reader.ReadAllAsync(Token)) };
        var own = HearAsync(speaker.ReadAllAsync(Token));
        await speaker.SpeakAsync(Recordings.Side("hello", "ko").Pcm24k);

        var expected = Captions(await own);
        Assert.Contains(expected, said => said is ServerEvent.InputTranscription { IsFinal: true, Language: "ko" });
        Assert.Contains(expected, said => said is ServerEvent.OutputTranscription { IsFinal: true, Language: "en" });
        foreach (var events in await Task.WhenAll(heard))
        {
            Assert.Equal(expected, Captions(events));
            AssertGrows(events);
            Assert.Equal(
                (Recordings.Side("hello", "ko").Text, Recordings.Side("hello", "en").Text),
                (events.OfType<ServerEvent.TurnCompleted>().Single().InputText, events.OfType<ServerEvent.TurnCompleted>().Single().OutputText));
        }

        Assert.Equal(Recordings.Side("hello", "en").Pcm24k.ToArray(), Voice(await heard[0]));
        Assert.Equal(Recordings.Side("hello", "en").Pcm24k.ToArray(), Voice(await heard[1]));
        Assert.Empty(Voice(await heard[2]));
    }

    [Fact]
    public async Task A_listener_cut_off_in_mid_turn_gets_each_caption_once_and_in_order_and_all_of_the_voice()
    {
        await using var proxy = new CuttingProxy(server.Address.Port);
        using var client = Clients.Of(server.Address);
        using var far = Clients.Of(proxy.Address);
        await using var speaker = await OpenAsync(client);
        var link = await speaker.ShareAsync(Token);
        await using var steady = await client.ConnectListenerAsync(link.Token, cancellationToken: Token);
        await using var cut = await far.ConnectListenerAsync(link.Token, cancellationToken: Token);
        var (cuts, returns) = (0, 0);

        var expected = HearAsync(steady.ReadAllAsync(Token));
        var heard = HearAsync(cut.ReadAllAsync(Token), said =>
        {
            returns += said is ServerEvent.Connected { IsResumed: true, MissedSequence: 0 } ? 1 : 0;
            if ((cuts == 0 && said is ServerEvent.InputTranscription) || (cuts == 1 && returns == 1 && said is ServerEvent.Speech))
            {
                cuts++;
                proxy.Cut();
            }
        });
        await speaker.SpeakAsync(Recordings.Side("hello", "ko").Pcm24k);

        var events = await heard;
        Assert.Equal((2, 2, 3), (cuts, returns, proxy.Accepted));
        Assert.Equal(Numbered(await expected), Numbered(events));
        Assert.Equal(Captions(await expected), Captions(events));
        Assert.Equal(Recordings.Side("hello", "en").Pcm24k.ToArray(), Voice(events));
        AssertGrows(events);
    }

    [Fact]
    public async Task Listeners_are_told_when_the_sharing_ends_and_its_links_let_nobody_in()
    {
        using var client = Clients.Of(server.Address);
        await using var speaker = await OpenAsync(client);
        var link = await speaker.ShareAsync(Token);
        await using var first = await client.ConnectListenerAsync(link.Token, cancellationToken: Token);
        await using var second = await client.ConnectListenerAsync(link.Token, cancellationToken: Token);

        await speaker.UnshareAsync(Token);

        Assert.IsType<ServerEvent.Unshared>((await first.ReadAllAsync(Token).AllAsync())[^1]);
        Assert.IsType<ServerEvent.Unshared>((await second.ReadAllAsync(Token).AllAsync())[^1]);
        await Assert.ThrowsAsync<SessionGoneException>(() => first.PingAsync(Token));
        await AssertRefusedAsync("SESSION_NOT_FOUND", client, link.Token);

        // The session goes on, and can be shared anew.
        var anew = await speaker.ShareAsync(Token);
        await using var third = await client.ConnectListenerAsync(anew.Token, cancellationToken: Token);
        await AssertRefusedAsync("SESSION_NOT_FOUND", client, link.Token);
    }

    [Fact]
    public async Task Listeners_are_told_when_the_session_is_over()
    {
        using var client = Clients.Of(server.Address);
        var speaker = await OpenAsync(client);
        var link = await speaker.ShareAsync(Token);
        await using var listener = await client.ConnectListenerAsync(link.Token, cancellationToken: Token);

        await speaker.DisposeAsync();

        var events = await listener.ReadAllAsync(Token).AllAsync();
        Assert.Equal(SessionState.Closed, Assert.IsType<ServerEvent.StateChanged>(events[^1]).State);
        await AssertRefusedAsync("SESSION_NOT_FOUND", client, link.Token);
    }

    [Fact]
    public async Task A_listener_whose_connection_was_away_when_the_sharing_ended_is_told_when_it_is_back()
    {
        await using var proxy = new CuttingProxy(server.Address.Port);
        using var client = Clients.Of(server.Address);
        using var far = Clients.Of(proxy.Address);
        await using var speaker = await OpenAsync(client);
        await using var listener = await far.ConnectListenerAsync((await speaker.ShareAsync(Token)).Token, cancellationToken: Token);
        proxy.IsCut = true;
        proxy.Cut();
        await listener.ReadAllAsync(Token).UntilAsync<ServerEvent.Disconnected>();

        await speaker.UnshareAsync(Token);
        proxy.IsCut = false;

        Assert.IsType<ServerEvent.SessionGone>((await listener.ReadAllAsync(Token).AllAsync())[^1]);
    }

    [Fact]
    public async Task Who_leaves_is_not_counted_any_more_and_the_session_goes_on()
    {
        using var client = Clients.Of(server.Address);
        await using var speaker = await OpenAsync(client);
        var listener = await client.ConnectListenerAsync((await speaker.ShareAsync(Token)).Token, cancellationToken: Token);
        await speaker.ReadAllAsync(Token).UntilAsync<ServerEvent.ListenersChanged>(told => told.Count == 1);

        await listener.DisposeAsync();

        await speaker.ReadAllAsync(Token).UntilAsync<ServerEvent.ListenersChanged>(told => told.Count == 0);
        await speaker.PingAsync(Token);
    }

    [Theory]
    [InlineData("SESSION_NOT_FOUND", "CfDJ8ForgedForgedForgedForgedForged")]
    [InlineData("SESSION_NOT_FOUND", "!")]
    [InlineData("INVALID_FIELD", null)]
    public async Task A_token_that_is_none_is_refused(string code, string? token)
    {
        using var client = Clients.Of(server.Address);

        // None given: one longer than any.
        await AssertRefusedAsync(code, client, token ?? new string('a', 2_000));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Without_a_token_nothing_is_sent(string token)
    {
        using var client = Clients.Of(new("http://127.0.0.1:1/"));

        await Assert.ThrowsAsync<ArgumentException>(() => client.ConnectListenerAsync(token, cancellationToken: Token));
    }

    [Fact]
    public async Task A_full_hall_lets_nobody_in_until_somebody_leaves()
    {
        await using var small = new InterpreterServer { Settings = ["--LISTENERS_PER_SESSION", "1"] };
        await small.InitializeAsync();
        using var client = Clients.Of(small.Address);
        await using var speaker = await OpenAsync(client);
        var link = await speaker.ShareAsync(Token);
        var first = await client.ConnectListenerAsync(link.Token, cancellationToken: Token);

        await AssertRefusedAsync("LISTENERS_FULL", client, link.Token);

        await first.DisposeAsync();
        await speaker.ReadAllAsync(Token).UntilAsync<ServerEvent.ListenersChanged>(told => told.Count == 0);
        await using var second = await client.ConnectListenerAsync(link.Token, cancellationToken: Token);
    }

    [Fact]
    public async Task Whoever_has_the_link_may_listen_where_guests_may_not_speak()
    {
        await using var closed = new InterpreterServer { Settings = ["--GUESTS", "off"] };
        await closed.InitializeAsync();
        using var client = Clients.Of(closed.Address, await closed.NewUserAsync());
        using var guest = Clients.Of(closed.Address);
        await using var speaker = await OpenAsync(client);

        await using var listener = await guest.ConnectListenerAsync((await speaker.ShareAsync(Token)).Token, cancellationToken: Token);

        await listener.PingAsync(Token);
        await Assert.ThrowsAsync<UnauthorizedException>(() => guest.ConnectAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task Reading_can_be_cancelled_and_gone_on_with()
    {
        using var client = Clients.Of(server.Address);
        await using var speaker = await OpenAsync(client);
        var link = await speaker.ShareAsync(Token);
        await using var listener = await client.ConnectListenerAsync(link.Token, cancellationToken: Token);
        using var stop = new CancellationTokenSource();

        var reading = listener.ReadAllAsync(stop.Token).UntilAsync<ServerEvent.TurnCompleted>();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ConnectListenerAsync(link.Token, cancellationToken: stop.Token));

        await speaker.SendTextAsync(Recordings.Side("hello", "en").Text, Token);
        var turn = await listener.ReadAllAsync(Token).UntilAsync<ServerEvent.TurnCompleted>();
        Assert.Equal(Recordings.Side("hello", "ko").Text, turn.OutputText);
    }

    private static Task<InterpreterConnection> OpenAsync(InterpreterClient client) => client.ConnectAsync(new() { SampleRate = Recordings.Rate }, Token);

    private static async Task AssertRefusedAsync(string code, InterpreterClient client, string token)
    {
        var refused = await Assert.ThrowsAsync<SessionRefusedException>(() => client.ConnectListenerAsync(token, cancellationToken: Token));
        Assert.Equal(code, refused.Code);
    }

    // Up to the turn's end.
    private static async Task<List<ServerEvent>> HearAsync(IAsyncEnumerable<ServerEvent> said, Action<ServerEvent>? heard = null)
    {
        var events = new List<ServerEvent>();
        await said.UntilAsync<ServerEvent>(next =>
        {
            events.Add(next);
            heard?.Invoke(next);
            return next is ServerEvent.TurnCompleted;
        });
        return events;
    }

    private static List<ServerEvent> Captions(List<ServerEvent> events) =>
        [.. events.Where(said => said is ServerEvent.InputTranscription or ServerEvent.OutputTranscription)];

    // The session may get ready between one listener's coming in and another's.
    private static List<(long Sequence, Type Type)> Numbered(List<ServerEvent> events) =>
        [.. events.Where(said => said.Sequence > 0 && said is not ServerEvent.StateChanged).Select(said => (said.Sequence, said.GetType()))];

    private static byte[] Voice(List<ServerEvent> events) => [.. events.OfType<ServerEvent.Speech>().SelectMany(speech => speech.Audio.Pcm.ToArray())];

    private static void AssertGrows(List<ServerEvent> events)
    {
        var numbers = Numbered(events).Select(said => said.Sequence).ToList();
        Assert.Equal(numbers.Distinct().Order(), numbers);
    }
}
