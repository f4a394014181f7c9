using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Chat;

/// <summary>What a chat says to its clients.</summary>
public sealed class ChatOutputTests
{
    private static readonly ChatMessage Question = new()
    {
        Id = 41,
        SessionId = 7,
        Role = MessageRole.User,
        MessageType = MessageType.Image,
        Content = "이게 뭐예요? <b>",
        Timestamp = new(2026, 1, 15, 10, 30, 0, 250, TimeSpan.Zero),
        Metadata = """{"images": [{"mime_type": "image/png", "bytes": 67}]}""",
    };

    private static readonly ChatMessage Answer = new()
    {
        Id = 42,
        SessionId = 7,
        Role = MessageRole.Assistant,
        MessageType = MessageType.Text,
        Content = "A *grey* square.",
        Language = "en",
        Timestamp = new(2026, 1, 15, 10, 30, 1, TimeSpan.Zero),
        TokensUsed = 25,
        ResponseTime = 1.25,
        ProcessingTime = 0.5,
        Metadata = "{}",
    };

    [Fact]
    public async Task An_answer_streams_and_ends_with_the_ids_of_what_is_stored()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, session) = await server.ChatAsync();
        using var _ = client;
        session.Say(new SessionOutput.Asked(3, "a1", Question));
        session.Say(new SessionOutput.TextDelta(3, "A *grey* "));
        session.Say(Turn() with { RequestId = "a1", Question = Question, Answer = Answer, FinishReason = "STOP" });
        session.Say(Turn());
        session.Say(new SessionOutput.HistoryCleared("c"));

        Assert.Equal(
            """{"type":"asked","turn":3,"requestId":"a1","message":{"id":41,"session":7,"role":"user","content":"이게 뭐예요? <b>","timestamp":"2026-01-15T10:30:00.25Z","tokens_used":null,"response_time":null,"message_type":"image","language":null,"processing_time":null,"metadata":{"images": [{"mime_type": "image/png", "bytes": 67}]}},"seq":1}""",
            await client.ReceiveTextAsync());
        Assert.Equal("""{"type":"text_delta","turn":3,"text":"A *grey* ","seq":2}""", await client.ReceiveTextAsync());
        Assert.Equal(
            """{"type":"turn_complete","inputText":"q","outputText":"a","turn":3,"interrupted":false,"usage":{"promptTokens":1,"responseTokens":2,"totalTokens":3},"audio":{"inputMs":0,"outputMs":0},"latency":{"firstAudioMs":null,"turnMs":1250},"requestId":"a1","userMessageId":41,"assistantMessageId":42,"responseTime":1.25,"finishReason":"STOP","seq":3}""",
            await client.ReceiveTextAsync());
        Assert.EndsWith(
            ""","requestId":null,"userMessageId":null,"assistantMessageId":null,"responseTime":null,"finishReason":null,"seq":4}""",
            await client.ReceiveTextAsync(),
            StringComparison.Ordinal);
        Assert.Equal("""{"type":"history_cleared","requestId":"c","seq":5}""", await client.ReceiveTextAsync());
    }

    [Fact]
    public async Task A_failure_tells_whose_it_is_and_when_to_try_again()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, session) = await server.ChatAsync();
        using var _ = client;
        session.Say(new SessionOutput.Failed("LIMIT_REACHED", "Wait.") { Turn = 3, RequestId = "a1", RetryAfter = TimeSpan.FromSeconds(1.2) });
        Assert.Equal("""{"type":"error","message":"Wait.","code":"LIMIT_REACHED","turn":3,"requestId":"a1","retryAfter":2,"seq":1}""", await client.ReceiveTextAsync());
    }

    [Fact]
    public async Task The_quota_is_told_to_extended_clients_of_any_kind_and_to_no_basic_one()
    {
        await using var server = await WebServer.StartAsync();
        var (extended, session) = await server.OpenAsync("""{"type":"init","config":{"events":"extended"}}""");
        using var _ = extended;
        session.Say(new SessionOutput.BudgetChanged(Budget()));
        Assert.Equal(
            """{"type":"quota","items":[{"kind":"requests_per_minute","limit":10,"used":8,"remaining":2,"low":true,"exhausted":false},{"kind":"concurrent_sessions","limit":null,"used":1,"remaining":null,"low":false,"exhausted":false},{"kind":"audio_minutes_per_day","limit":1.5,"used":2.25,"remaining":0,"low":true,"exhausted":true},{"kind":"tokens_per_day","limit":1000,"used":0,"remaining":1000,"low":false,"exhausted":false},{"kind":"spend_per_day","limit":0.5,"used":0.000125,"remaining":0.499875,"low":false,"exhausted":false}],"resetsAt":"2026-01-02T00:00:00Z","seq":1}""",
            await extended.ReceiveTextAsync());

        var (basic, other) = await server.OpenAsync();
        using var __ = basic;
        other.Say(new SessionOutput.BudgetChanged(Budget()));
        await basic.AssertAliveAsync();
    }

    [Fact]
    public async Task An_interpretation_tells_the_ids_of_what_was_stored_of_a_turn()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync("""{"type":"init","config":{"events":"extended"}}""");
        using var _ = client;
        session.Say(Turn() with { Question = Question, Answer = Answer });
        Assert.EndsWith(""","userMessageId":41,"assistantMessageId":42,"seq":1}""", await client.ReceiveTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_that_is_deleted_closes_without_an_error()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        var (client, session) = await server.ChatAsync();
        using var _ = client;
        session.Say(new SessionOutput.StateChanged(SessionState.Closed, "deleted"));
        Assert.Equal("""{"type":"state","state":"closed","reason":"deleted","seq":1}""", await client.ReceiveTextAsync());
        Assert.Equal(1000, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Who_opens_a_chat_is_sent_the_answer_under_way_but_not_what_is_over()
    {
        await using var server = await AccountServer.StartAsync(new SqliteFiles());
        server.Sessions.Created = session =>
        {
            session.Attached = session.Attached with { LastSequence = 6 };
            session.Say(new SessionOutput.StateChanged(SessionState.Ready, null));
            session.Say(new SessionOutput.TextDelta(1, "cut off"));
            session.Say(new SessionOutput.Speech(1, AudioFrame.Copy([1, 2], 24_000)));
            session.Say(Turn());
            session.Say(new SessionOutput.Asked(2, null, Question));
            session.Say(new SessionOutput.TextDelta(2, "A"));
        };
        var (client, connected) = await server.OpenAsync(await server.RegisterAsync());
        using var _ = client;

        Assert.Equal((false, 0L), ((bool)connected["resumed"]!, (long)connected["missedSeq"]!));
        Assert.Equal(4, (long)connected["lastSeq"]!);
        Assert.Equal("asked", (string?)(await client.ReceiveAsync())["type"]);
        Assert.Equal("A", (string?)(await client.ReceiveAsync())["text"]);
    }

    private static SessionOutput.TurnCompleted Turn() => new()
    {
        Turn = 3,
        InputText = "q",
        OutputText = "a",
        WasInterrupted = false,
        Usage = new TokenUsage(1, 2, 3),
        InputAudioMilliseconds = 0,
        OutputAudioMilliseconds = 0,
        FirstAudioMilliseconds = null,
        DurationMilliseconds = 1250,
    };

    private static Budget Budget() => new(
        [
            new(LimitKind.RequestsPerMinute, 10, 8),
            new(LimitKind.ConcurrentSessions, null, 1),
            new(LimitKind.AudioMinutesPerDay, 1.5m, 2.25m),
            new(LimitKind.TokensPerDay, 1000, 0),
            new(LimitKind.SpendPerDay, 0.5m, 0.000125m),
        ],
        new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
}
