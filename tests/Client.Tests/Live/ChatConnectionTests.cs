using Interpreter.Client.Failures;
using Interpreter.Client.Live;
using Interpreter.Client.Tests.Fixtures;

namespace Interpreter.Client.Tests.Live;

/// <summary>From end to end: the library, the server's socket, the session, its database, the simulated Gemini.</summary>
public sealed class ChatConnectionTests(InterpreterServer server) : IClassFixture<InterpreterServer>
{
    // Long enough to be cut in the middle: the simulator quotes it, three words each 40 ms.
    private static readonly string Long = string.Join(' ', Enumerable.Range(1, 70).Select(number => $"w{number}"));
    private static readonly string LongAnswer = $"[Simulated answer] You wrote: \"{Long}\".";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    // The smallest PNG: one pixel.
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_question_is_stored_answered_in_bits_and_told_complete()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        await using var chat = await client.ConnectChatAsync(cancellationToken: Token);

        var events = await chat.AskAsync("Where is the nearest subway station?", Token).AllAsync();

        var asked = Assert.Single(events.OfType<ServerEvent.Asked>());
        var turn = Assert.IsType<ServerEvent.TurnCompleted>(events[^1]);
        Assert.Equal(turn.OutputText, string.Concat(events.OfType<ServerEvent.TextDelta>().Select(delta => delta.Text)));
        Assert.Equal("가장 가까운 지하철역이 어디에 있나요?", turn.OutputText);
        Assert.Equal(("STOP", false), (turn.FinishReason, turn.WasInterrupted));
        var messages = (await client.Sessions.GetAsync(chat.ChatSessionId, Token)).Messages;
        Assert.Equal([("user", asked.Message!.Id), ("assistant", turn.AssistantMessageId)], messages.Select(message => (message.Role, (long?)message.Id)));
    }

    [Fact]
    public async Task A_connection_cut_in_mid_answer_loses_and_repeats_no_word()
    {
        await using var proxy = new CuttingProxy(server.Address.Port);
        using var client = Clients.Of(proxy.Address, await server.NewUserAsync());
        await using var chat = await client.ConnectChatAsync(cancellationToken: Token);
        var text = "";
        var cuts = 0;

        await foreach (var said in chat.AskAsync(Long, Token))
        {
            text += (said as ServerEvent.TextDelta)?.Text;
            if (said is ServerEvent.TextDelta && cuts < 2 && text.Length > 50 * (cuts + 1))
            {
                cuts++;
                proxy.Cut();
            }
        }

        Assert.Equal(LongAnswer, text);
        Assert.Equal(3, proxy.Accepted);
    }

    [Fact]
    public async Task A_server_restarted_in_mid_answer_is_told_and_the_question_can_be_asked_again()
    {
        await using var restarted = new InterpreterServer();
        await restarted.InitializeAsync();
        await using var proxy = new CuttingProxy(restarted.Address.Port);
        using var client = Clients.Of(proxy.Address, await restarted.NewUserAsync());
        await using var chat = await client.ConnectChatAsync(cancellationToken: Token);
        var number = chat.ChatSessionId;

        var failure = await Assert.ThrowsAsync<AnswerFailedException>(async () =>
        {
            await foreach (var said in chat.AskAsync(Long, Token))
            {
                if (said is ServerEvent.TextDelta && !proxy.IsCut)
                {
                    // As with a crash, the client hears none of the server's last words.
                    proxy.IsCut = true;
                    proxy.Cut();
                    await restarted.RestartAsync();
                    proxy.LeadTo(restarted.Address.Port);
                    proxy.IsCut = false;
                }
            }
        });
        var turn = await chat.AskAgainAsync(Token).UntilAsync<ServerEvent.TurnCompleted>();

        Assert.Equal(AnswerFailedException.Lost, failure.Code);
        Assert.Equal((LongAnswer, number), (turn.OutputText, chat.ChatSessionId));
        var messages = (await client.Sessions.GetAsync(number, Token)).Messages;
        Assert.Single(messages, message => message.Role == "user");
    }

    [Fact]
    public async Task An_answer_that_is_stopped_keeps_what_was_said()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        await using var chat = await client.ConnectChatAsync(cancellationToken: Token);
        ServerEvent.TurnCompleted? turn = null;

        await foreach (var said in chat.AskAsync(Long, Token))
        {
            if (said is ServerEvent.TextDelta && turn is null)
            {
                await chat.InterruptAsync(Token);
            }

            turn = said as ServerEvent.TurnCompleted;
        }

        Assert.True(turn!.WasInterrupted);
        Assert.StartsWith(turn.OutputText, LongAnswer, StringComparison.Ordinal);
        Assert.Equal(turn.OutputText, (await client.Sessions.GetAsync(chat.ChatSessionId, Token)).Messages[1].Content);
    }

    [Fact]
    public async Task Leaving_an_answer_early_stops_it()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        await using var chat = await client.ConnectChatAsync(cancellationToken: Token);

        await chat.AskAsync(Long, Token).UntilAsync<ServerEvent.TextDelta>();
        var turn = await chat.ReadAllAsync(Token).UntilAsync<ServerEvent.TurnCompleted>();

        Assert.True(turn.WasInterrupted);
    }

    [Fact]
    public async Task Images_are_shown_the_newest_question_is_asked_again_and_all_is_cleared()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        await using var chat = await client.ConnectChatAsync(cancellationToken: Token);

        var shown = await chat.AskAsync(ChatImage.Of(Png), "What is it?", Token).UntilAsync<ServerEvent.TurnCompleted>();
        var again = await chat.AskAgainAsync(Token).UntilAsync<ServerEvent.TurnCompleted>();
        var before = (await client.Sessions.GetAsync(chat.ChatSessionId, Token)).Messages;
        await chat.ClearHistoryAsync(Token);

        Assert.Contains("Images received: 1.", shown.OutputText, StringComparison.Ordinal);
        Assert.Equal(shown.OutputText, again.OutputText);
        Assert.Equal([("user", "image"), ("assistant", "text")], before.Select(message => (message.Role, message.MessageType)));
        Assert.Empty((await client.Sessions.GetAsync(chat.ChatSessionId, Token)).Messages);
    }

    [Fact]
    public async Task An_image_that_is_none_fails_with_the_servers_reason_and_the_chat_goes_on()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        await using var chat = await client.ConnectChatAsync(cancellationToken: Token);

        var failure = await Assert.ThrowsAsync<AnswerFailedException>(() => chat.AskAsync(new ChatImage("GIF89a"u8.ToArray(), "image/png"), "?", Token).AllAsync());
        var turn = await chat.AskAsync("Hello", Token).UntilAsync<ServerEvent.TurnCompleted>();

        Assert.Equal("INVALID_IMAGE", failure.Code);
        Assert.Contains("Hello", turn.OutputText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_is_opened_again_with_its_history()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        var session = await client.Sessions.CreateAsync("Kept", Token);
        await using (var first = await client.ConnectChatAsync(new() { SessionId = session.Id }, Token))
        {
            await first.AskAsync("One", Token).AllAsync();
        }

        await using var second = await client.ConnectChatAsync(new() { SessionId = session.Id }, Token);
        await second.AskAsync("Two", Token).AllAsync();

        Assert.Equal((session.Id, "Kept"), (second.ChatSessionId, second.Title));
        Assert.Equal(4, (await client.Sessions.GetAsync(session.Id, Token)).MessagesCount);
    }

    [Fact]
    public async Task The_chat_of_another_is_not_found_and_a_guest_is_asked_to_sign_in()
    {
        using var owner = Clients.Of(server.Address, await server.NewUserAsync());
        var session = await owner.Sessions.CreateAsync("Mine", Token);
        using var other = Clients.Of(server.Address, await server.NewUserAsync());
        using var guest = Clients.Of(server.Address);

        var stranger = await Assert.ThrowsAsync<SessionRefusedException>(() => other.ConnectChatAsync(new() { SessionId = session.Id }, Token));
        var unknown = await Assert.ThrowsAsync<SessionRefusedException>(() => guest.ConnectChatAsync(cancellationToken: Token));

        Assert.Equal(("SESSION_NOT_FOUND", "SIGN_IN_REQUIRED"), (stranger.Code, unknown.Code));
    }

    [Fact]
    public async Task A_user_who_signs_out_elsewhere_is_out_of_the_chat()
    {
        var token = await server.NewUserAsync();
        using var client = Clients.Of(server.Address, token);
        await using var chat = await client.ConnectChatAsync(cancellationToken: Token);
        using var elsewhere = Clients.Of(server.Address, token);

        await elsewhere.Accounts.SignOutAsync(Token);

        await Assert.ThrowsAsync<UnauthorizedException>(() => chat.ReadAllAsync(Token).AllAsync());
        await Assert.ThrowsAsync<UnauthorizedException>(() => chat.AskAsync("Hello", Token).AllAsync());
    }

    [Fact]
    public async Task One_call_asks_shows_an_image_and_checks_the_server()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        var session = await client.Sessions.CreateAsync("One call", Token);

        var text = string.Concat(await client.ProcessTextAsync("Hello", session.Id, Token).ToListAsync(Token));
        var seen = string.Concat(await client.ProcessImageAsync(ChatImage.Of(Png), "And this?", session.Id, Token).ToListAsync(Token));
        var health = await client.CheckHealthAsync(Token);

        Assert.Contains("Hello", text, StringComparison.Ordinal);
        Assert.Contains("Images received: 1.", seen, StringComparison.Ordinal);
        Assert.Equal(new(true, true, null), health);
        Assert.True(health.IsHealthy);
        Assert.Equal(4, (await client.Sessions.GetAsync(session.Id, Token)).MessagesCount);
    }

    [Fact]
    public async Task Another_socket_of_the_user_follows_the_chat()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        await using var first = await client.ConnectChatAsync(cancellationToken: Token);
        await using var second = await client.ConnectChatAsync(new() { SessionId = first.ChatSessionId }, Token);

        await first.AskAsync("Hello", Token).AllAsync();
        var turn = await second.ReadAllAsync(Token).UntilAsync<ServerEvent.TurnCompleted>();

        Assert.Contains("Hello", turn.OutputText, StringComparison.Ordinal);
    }
}
