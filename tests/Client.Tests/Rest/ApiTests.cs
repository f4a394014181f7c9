using System.Net;
using System.Text;
using Interpreter.Client.Chats;
using Interpreter.Client.Failures;
using Interpreter.Client.Live;
using Interpreter.Client.Tests.Fixtures;

namespace Interpreter.Client.Tests.Rest;

/// <summary>Every call of the library, against the real server.</summary>
public sealed class ApiTests(InterpreterServer server) : IClassFixture<InterpreterServer>
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_from_its_making_to_its_end()
    {
        using var client = Clients.Of(server.Address);

        var made = await client.Accounts.RegisterAsync("anna", "correct horse", Token);
        var account = await client.Accounts.GetAsync(Token);
        Assert.Equal((made.Id, "anna", "user"), (account.Id, account.Username, account.Role));
        Assert.Equal(made.Token, client.Token);

        var first = client.Token;
        var changed = await client.Accounts.ChangePasswordAsync("correct horse", "battery staple", Token);
        Assert.Equal(changed.Token, client.Token);
        using var old = Clients.Of(server.Address, first);
        await Assert.ThrowsAsync<UnauthorizedException>(() => old.Accounts.GetAsync(Token));

        await client.Accounts.SignOutAsync(Token);
        Assert.Null(client.Token);
        await Assert.ThrowsAsync<UnauthorizedException>(() => client.Accounts.GetAsync(Token));

        var signedIn = await client.Accounts.SignInAsync("anna", "battery staple", Token);
        Assert.InRange(signedIn.ExpiresIn, 1, int.MaxValue);
        await client.Accounts.DeleteAsync("battery staple", Token);
        await Assert.ThrowsAsync<UnauthorizedException>(() => client.Accounts.SignInAsync("anna", "battery staple", Token));
    }

    [Fact]
    public async Task Wrong_fields_are_named_in_the_clients_language()
    {
        using var client = new InterpreterClient(new InterpreterClientOptions { Address = server.Address, Language = "ko" });

        var failure = await Assert.ThrowsAsync<InvalidFieldsException>(() => client.Accounts.RegisterAsync("a", "1234", Token));

        Assert.Equal(["password", "username"], failure.Fields.Keys.Order());
        Assert.All(failure.Fields.Values.SelectMany(sentences => sentences), sentence => Assert.Matches(@"\p{IsHangulSyllables}", sentence));
        Assert.Contains("username: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_from_its_making_to_its_end()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());

        var made = await client.Sessions.CreateAsync("Python", Token);
        Assert.Equal(("Python", true, 0L, null, "chat"), (made.Title, made.IsActive, made.MessagesCount, made.LastMessage, made.Kind));
        Assert.NotEqual(Guid.Empty, made.Key);

        var asked = await client.Sessions.SendMessageAsync(made.Id, "Where is the nearest subway station?", cancellationToken: Token);
        Assert.Equal(("user", "assistant"), (asked.UserMessage.Role, asked.AssistantMessage!.Role));
        Assert.Equal(asked.AssistantMessage.Content, (await client.Messages.GetAsync(asked.AssistantMessage.Id, Token)).Content);

        var changed = await client.Sessions.UpdateAsync(made.Id, new() { Title = "지하철", IsActive = false }, Token);
        Assert.Equal(("지하철", false, 2L), (changed.Title, changed.IsActive, changed.MessagesCount));
        Assert.Equal(asked.AssistantMessage.Id, changed.LastMessage!.Id);
        Assert.Empty(await client.Sessions.GetMineAsync(Token));

        var detail = await client.Sessions.GetAsync(made.Id, Token);
        Assert.Equal([asked.UserMessage.Id, asked.AssistantMessage.Id], detail.Messages.Select(message => message.Id));
        Assert.Equal(detail.Messages.Select(message => message.Id), (await client.Sessions.GetMessagesAsync(made.Id, Token).ToListAsync(Token)).Select(message => message.Id));

        await client.Sessions.ClearHistoryAsync(made.Id, Token);
        Assert.Equal(0, (await client.Sessions.GetAsync(made.Id, Token)).MessagesCount);

        await client.Sessions.DeleteAsync(made.Id, Token);
        var gone = await Assert.ThrowsAsync<ApiException>(() => client.Sessions.GetAsync(made.Id, Token));
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
    }

    [Fact]
    public async Task Sessions_are_listed_over_all_pages_as_they_are_asked_for()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        for (var i = 0; i < 5; i++)
        {
            await client.Sessions.CreateAsync($"Trip & tour {i}", Token);
        }

        await client.Sessions.CreateAsync("Recipes", Token);
        var query = new ChatSessionQuery { Search = "trip & tour", Ordering = "-title", PageSize = 2, IsActive = true, Kind = "chat" };

        var all = await client.Sessions.ListAsync(query, Token).ToListAsync(Token);
        var page = await client.Sessions.GetPageAsync(query, 2, Token);

        Assert.Equal(["Trip & tour 4", "Trip & tour 3", "Trip & tour 2", "Trip & tour 1", "Trip & tour 0"], all.Select(session => session.Title));
        Assert.Equal((5, "Trip & tour 2"), (page.Count, page.Results[0].Title));
        Assert.True(page is { Next: not null, Previous: not null });
        var failure = await Assert.ThrowsAsync<InvalidFieldsException>(() => client.Sessions.GetPageAsync(new() { Ordering = "colour" }, 1, Token));
        Assert.Equal("ordering", Assert.Single(failure.Fields).Key);
    }

    [Fact]
    public async Task An_answer_streams_bit_by_bit_and_ends_with_both_messages()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        var session = await client.Sessions.CreateAsync("Streamed", Token);

        var parts = await client.Sessions.StreamMessageAsync(session.Id, string.Join(' ', Enumerable.Range(1, 30)), cancellationToken: Token).ToListAsync(Token);

        var done = Assert.IsType<AnswerPart.Completed>(parts[^1]).Exchange;
        var bits = parts[..^1].Select(part => Assert.IsType<AnswerPart.Delta>(part).Text).ToList();
        Assert.True(bits.Count > 1);
        Assert.Equal(done.AssistantMessage!.Content, string.Concat(bits));
        Assert.Equal(session.Id, done.UserMessage.Session);
    }

    [Fact]
    public async Task Images_are_shown_and_what_is_none_is_refused()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        var session = await client.Sessions.CreateAsync("Images", Token);
        var png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

        var shown = await client.Sessions.SendMessageAsync(session.Id, "", [ChatImage.Of(png)], Token);
        var refused = await Assert.ThrowsAsync<InvalidFieldsException>(
            () => client.Sessions.SendMessageAsync(session.Id, "?", [new ChatImage("GIF89a"u8.ToArray(), "image/png")], Token));

        Assert.Equal("image", shown.UserMessage.MessageType);
        Assert.Contains("Images received: 1.", shown.AssistantMessage!.Content, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Fields);
    }

    [Fact]
    public async Task The_text_model_answers_and_counts_are_told()
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());

        var answer = await client.Text.GenerateAsync(new("Hello") { MaxTokens = 500, Temperature = 0.5 }, Token);
        var unsaved = await client.Text.AnalyzeAsync(new("Hello") { SaveToSession = false }, Token);
        var statistics = await client.Sessions.GetStatisticsAsync(Token);
        var own = await client.Text.GetStatisticsAsync(Token);
        var totals = await Assert.ThrowsAsync<ApiException>(() => client.Text.GetTotalsAsync(Token));
        var recent = await client.Messages.GetRecentAsync(1, Token);
        var all = await client.Messages.ListAsync(newestFirst: true, Token).ToListAsync(Token);
        var wrong = await Assert.ThrowsAsync<InvalidFieldsException>(() => client.Text.GenerateAsync(new("Hello") { MaxTokens = 0, Temperature = 2 }, Token));

        Assert.NotEmpty(answer.Response);
        Assert.Equal("STOP", answer.Metadata.FinishReason);
        Assert.True((int)answer.Metadata.UsageMetadata!["totalTokenCount"]! > 0);
        Assert.True(unsaved is { SessionId: null, AssistantMessageId: null, Response.Length: > 0 });
        Assert.Equal((1, 1, 2), (statistics.TotalSessions, statistics.ActiveSessions, statistics.TotalMessages));
        Assert.Equal((1, null, 2), (own.TotalSessions, own.ActiveSessions, own.TotalMessages));
        Assert.Equal(answer.SessionId, Assert.Single(statistics.RecentSessions).Id);
        Assert.Equal(HttpStatusCode.Forbidden, totals.Status);
        Assert.Equal(answer.AssistantMessageId, Assert.Single(recent).Id);
        Assert.Equal([answer.AssistantMessageId, answer.UserMessageId], all.Select(message => (long?)message.Id));
        Assert.Equal(["max_tokens", "temperature"], wrong.Fields.Keys.Order());
    }

    [Theory]
    [InlineData(ExportFormat.Json, "{")]
    [InlineData(ExportFormat.Markdown, "#")]
    [InlineData(ExportFormat.Text, "")]
    [InlineData(ExportFormat.Srt, "1\n")]
    [InlineData(ExportFormat.Vtt, "WEBVTT")]
    public async Task A_session_is_given_as_a_file(ExportFormat format, string beginning)
    {
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        var session = await client.Sessions.CreateAsync("Trip", Token);
        await client.Sessions.SendMessageAsync(session.Id, "Hello", cancellationToken: Token);

        await using var file = await client.Sessions.ExportAsync(session.Id, format, Token);
        using var reader = new StreamReader(file);
        var text = await reader.ReadToEndAsync(Token);

        Assert.StartsWith(beginning, text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Hello", text, StringComparison.Ordinal);
        if (format == ExportFormat.Json)
        {
            var copy = await client.Sessions.ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), Token);
            Assert.Equal(("Trip", 2L), (copy.Title, copy.MessagesCount));
        }
    }

    [Fact]
    public async Task Administrators_see_everybodys_counts()
    {
        await using var own = new InterpreterServer { Settings = ["--ADMIN_USERNAME", "admin", "--ADMIN_PASSWORD", "correct horse"] };
        await own.InitializeAsync();
        using var client = Clients.Of(own.Address);
        await client.Accounts.SignInAsync("admin", "correct horse", Token);
        await client.Text.GenerateAsync(new("Hello"), Token);

        var totals = await client.Text.GetTotalsAsync(Token);

        Assert.Equal((1, 2), (totals.TotalSessions, totals.TotalMessages));
        Assert.Equal(new Dictionary<string, long> { ["admin"] = 1 }, totals.SessionsByUser);
        Assert.Equal(new("Hello", 1), Assert.Single(totals.TopPrompts));
    }

    [Fact]
    public async Task A_limit_that_is_used_up_says_when_again()
    {
        await using var own = new InterpreterServer { Settings = ["--LIMIT_REQUESTS_PER_MINUTE", "1", "--LIMIT_REQUEST_WAIT_SECONDS", "0"] };
        await own.InitializeAsync();
        using var client = Clients.Of(own.Address, await own.NewUserAsync());
        await using var chat = await client.ConnectChatAsync(cancellationToken: Token);
        await client.Text.GenerateAsync(new("Hello"), Token);

        var http = await Assert.ThrowsAsync<TooManyRequestsException>(() => client.Text.GenerateAsync(new("Hello"), Token));
        var socket = await Assert.ThrowsAsync<AnswerFailedException>(() => chat.AskAsync("Hello", Token).AllAsync());

        Assert.InRange(http.RetryAfter!.Value.TotalSeconds, 1, 60);
        Assert.Equal("LIMIT_REACHED", socket.Code);
        Assert.InRange(socket.RetryAfter!.Value.TotalSeconds, 1, 60);
    }
}
