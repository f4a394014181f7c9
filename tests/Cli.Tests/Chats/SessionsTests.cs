using System.Text.Json.Nodes;
using Interpreter.Cli.Tests.Fixtures;

namespace Interpreter.Cli.Tests.Chats;

public sealed class SessionsTests(InterpreterServer server)
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sessions_are_listed_searched_and_limited()
    {
        var session = await SignedIn.NewAsync(server);
        using var client = SignedIn.Client(session);
        var first = await client.Sessions.CreateAsync("Trip to Busan", Token);
        await client.Sessions.CreateAsync("Trip to Seoul", Token);
        await client.Sessions.CreateAsync("Recipes\u001b[2J", Token);

        var all = await session.RunAsync("sessions", "list");
        var found = await session.RunAsync("sessions", "search", "trip");
        var one = await session.RunAsync("sessions", "list", "--limit", "1");
        var json = await session.RunAsync("sessions", "search", "Busan", "--json");

        Assert.Equal((3, 2, 1), (all.Lines.Length, found.Lines.Length, one.Lines.Length));
        Assert.EndsWith("Recipes [2J", all.Lines[0], StringComparison.Ordinal);
        Assert.Matches($@"^\s*{first.Id}  \d{{4}}-\d\d-\d\d \d\d:\d\d\s+0  Trip to Busan$", found.Out.Split('\n')[1]);
        Assert.Equal(first.Id, (long)JsonNode.Parse(Assert.Single(json.Lines))!["id"]!);
    }

    [Fact]
    public async Task More_than_a_page_is_listed_page_by_page()
    {
        var session = await SignedIn.NewAsync(server);
        using var client = SignedIn.Client(session);
        for (var i = 0; i < 103; i++)
        {
            await client.Sessions.CreateAsync($"Session {i}", Token);
        }

        var run = await session.RunAsync("sessions", "list", "--limit", "102");

        Assert.Equal(102, run.Lines.Length);
        Assert.Equal(102, run.Lines.Distinct().Count());
    }

    [Fact]
    public async Task A_session_is_shown_renamed_and_deleted()
    {
        var session = await SignedIn.NewAsync(server);
        using var client = SignedIn.Client(session);
        var chat = await client.Sessions.CreateAsync("Trip", Token);
        await session.RunAsync("chat", "Where is the nearest subway station?", "--session", $"{chat.Id}");

        var shown = await session.RunAsync("sessions", "show", $"{chat.Id}");
        var renamed = await session.RunAsync("sessions", "rename", $"{chat.Id}", "Seoul");
        var json = await session.RunAsync("sessions", "show", $"{chat.Id}", "--json");
        var unsure = await session.RunAsync("sessions", "delete", $"{chat.Id}");
        var deleted = await session.RunAsync("sessions", "delete", $"{chat.Id}", "--yes");
        var gone = await session.RunAsync("sessions", "show", $"{chat.Id}");

        Assert.Equal("# Trip", shown.Lines[0]);
        Assert.Contains("가장 가까운 지하철역이 어디에 있나요?", shown.Lines);
        Assert.Equal($"Session {chat.Id} is called Seoul.\n", renamed.Error);
        Assert.Equal(("Seoul", 2), ((string)JsonNode.Parse(json.Out)!["title"]!, JsonNode.Parse(json.Out)!["messages"]!.AsArray().Count));
        Assert.Equal((2, "Nobody is at a keyboard to be asked: give --yes.\n"), (unsure.ExitCode, unsure.Error));
        Assert.Equal((0, $"Session {chat.Id} is deleted.\n"), (deleted.ExitCode, deleted.Error));
        Assert.Equal(1, gone.ExitCode);
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("", false)]
    public async Task Whoever_deletes_is_asked_whether_it_is_meant(string answer, bool isDeleted)
    {
        var session = await SignedIn.NewAsync(server, isTyped: true);
        using var client = SignedIn.Client(session);
        var chat = await client.Sessions.CreateAsync("Trip", Token);
        session.Type(answer);

        var run = await session.RunAsync("sessions", "delete", $"{chat.Id}");

        Assert.Equal(isDeleted ? 0 : 1, run.ExitCode);
        Assert.StartsWith("Delete \"Trip\" with 0 messages? [y/N] ", run.Error, StringComparison.Ordinal);
        Assert.Equal(isDeleted, (await client.Sessions.GetPageAsync(cancellationToken: Token)).Count == 0);
    }

    [Fact]
    public async Task A_session_is_exported_and_imported_again()
    {
        var session = await SignedIn.NewAsync(server);
        using var client = SignedIn.Client(session);
        var chat = await client.Sessions.CreateAsync("Trip", Token);
        await session.RunAsync("chat", "Where is the nearest subway station?", "--session", $"{chat.Id}");
        var path = Path.Combine(Path.GetDirectoryName(session.ConfigFolder)!, "trip.json");

        var written = await session.RunAsync("sessions", "export", $"{chat.Id}", "--format", "json", "--out", path);
        var printed = await session.RunAsync("sessions", "export", $"{chat.Id}");
        var imported = await session.RunAsync("sessions", "import", path);
        var wrong = await session.RunAsync("sessions", "export", $"{chat.Id}", "--format", "docx");
        var missing = await session.RunAsync("sessions", "import", path + ".gone");

        Assert.Equal((0, 0, 0), (written.ExitCode, printed.ExitCode, imported.ExitCode));
        Assert.Contains("지하철역", System.Text.Encoding.UTF8.GetString(printed.Sound), StringComparison.Ordinal);
        var copy = await client.Sessions.GetAsync(long.Parse(imported.Out, System.Globalization.CultureInfo.InvariantCulture), Token);
        Assert.Equal(("Trip", 2), (copy.Title, copy.Messages.Count));
        Assert.Equal((2, 1), (wrong.ExitCode, missing.ExitCode));
        Assert.Equal($"There is no file {path}.gone.\n", missing.Error);
    }

    [Fact]
    public async Task A_file_that_is_no_session_is_refused_with_the_reasons()
    {
        var session = await SignedIn.NewAsync(server, input: """{"version":1,"title":"","messages":[]}""");

        var run = await session.RunAsync("sessions", "import", "-");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("title: ", run.Error, StringComparison.Ordinal);
    }
}
