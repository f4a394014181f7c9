using System.Text.Json.Nodes;
using Interpreter.Cli.Tests.Fixtures;

namespace Interpreter.Cli.Tests.Chats;

/// <summary>From end to end: the program, the server's socket, the session, its database, the simulated Gemini.</summary>
public sealed class ChatTests(InterpreterServer server)
{
    private const string Subway = "Where is the nearest subway station?";
    private const string SubwayAnswer = "가장 가까운 지하철역이 어디에 있나요?";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_on_the_command_line_is_answered_once()
    {
        var session = await SignedIn.NewAsync(server);

        var run = await session.RunAsync("chat", Subway);

        Assert.Equal((0, SubwayAnswer + "\n", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task A_question_on_standard_input_is_answered_as_JSON()
    {
        var session = await SignedIn.NewAsync(server, input: Subway + "\n");

        var run = await session.RunAsync("chat", "--json");

        Assert.Equal(0, run.ExitCode);
        var answer = JsonNode.Parse(Assert.Single(run.Lines))!;
        Assert.Equal((SubwayAnswer, "STOP", false), ((string)answer["text"]!, (string)answer["finish_reason"]!, (bool)answer["interrupted"]!));
        using var client = SignedIn.Client(session);
        var messages = (await client.Sessions.GetAsync((long)answer["session"]!, Token)).Messages;
        Assert.Equal([(long)answer["user_message_id"]!, (long)answer["assistant_message_id"]!], messages.Select(message => message.Id));
    }

    [Fact]
    public async Task A_chat_is_gone_on_with_by_its_number()
    {
        var session = await SignedIn.NewAsync(server);
        using var client = SignedIn.Client(session);
        var chat = await client.Sessions.CreateAsync("Trip", Token);

        await session.RunAsync("chat", "One", "--session", $"{chat.Id}");
        var run = await session.RunAsync("chat", "Two", "--session", $"{chat.Id}");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(4, (await client.Sessions.GetAsync(chat.Id, Token)).MessagesCount);
    }

    [Fact]
    public async Task A_conversation_at_the_keyboard()
    {
        var session = await SignedIn.NewAsync(server, isTyped: true);
        using var client = SignedIn.Client(session);
        var chat = await client.Sessions.CreateAsync("Trip", Token);
        session.Type("", Subway, "/retry", "/title Seoul", "/bogus", "/image no.png", "/clear", "/help", "/quit", "never asked");

        var run = await session.RunAsync("chat", "--session", $"{chat.Id}");

        Assert.Equal((0, $"{SubwayAnswer}\n{SubwayAnswer}\n"), (run.ExitCode, run.Out));
        Assert.StartsWith($"Trip (session {chat.Id}). /help tells what else there is.\n> ", run.Error, StringComparison.Ordinal);
        Assert.All(
            ["The chat is called Seoul.", "There is no /bogus.", "There is no file no.png.", "The chat's messages are deleted.", "/image FILE"],
            words => Assert.Contains(words, run.Error, StringComparison.Ordinal));
        var after = await client.Sessions.GetAsync(chat.Id, Token);
        Assert.Equal(("Seoul", 0L), (after.Title, after.MessagesCount));
    }

    [Fact]
    public async Task The_end_of_input_ends_the_conversation()
    {
        var session = await SignedIn.NewAsync(server, isTyped: true);
        session.Type(Subway, null);

        var run = await session.RunAsync("chat");

        Assert.Equal((0, SubwayAnswer + "\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task An_image_is_shown_from_a_file()
    {
        var session = await SignedIn.NewAsync(server);
        var path = Path.Combine(Path.GetDirectoryName(session.ConfigFolder)!, "dot.png");
        await File.WriteAllBytesAsync(
            path, Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), Token);

        var run = await session.RunAsync("chat", "What is it?", "--image", path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Images received: 1.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_stops_an_answer_and_once_more_the_program()
    {
        await using var slow = new InterpreterServer { TimeScale = 0.3 };
        await slow.InitializeAsync();
        var session = await SignedIn.NewAsync(slow, isTyped: true);
        var stopped = false;
        session.Printed = _ =>
        {
            if (!stopped)
            {
                stopped = session.Interrupts.TryStop();
                Assert.False(session.Interrupts.TryStop());
            }
        };
        session.Type(string.Join(' ', Enumerable.Range(1, 70)), Subway);

        var run = await session.RunAsync("chat");

        Assert.True(stopped);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("(stopped)", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(SubwayAnswer + "\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_the_program_stops_the_answer()
    {
        await using var slow = new InterpreterServer { TimeScale = 0.3 };
        await slow.InitializeAsync();
        var session = await SignedIn.NewAsync(slow);
        using var client = SignedIn.Client(session);
        var chat = await client.Sessions.CreateAsync("Trip", Token);
        using var stop = new CancellationTokenSource();
        session.Printed = _ => stop.Cancel();

        var run = await session.RunAsync(stop.Token, "chat", string.Join(' ', Enumerable.Range(1, 70)), "--session", $"{chat.Id}");

        Assert.Equal((130, "Stopped.\n"), (run.ExitCode, run.Error));
        var messages = (await client.Sessions.GetAsync(chat.Id, Token)).Messages;
        Assert.NotEmpty(messages);
        Assert.DoesNotContain(messages, message => message.Content.EndsWith("70\".", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, "There is no question on standard input.", "chat")]
    [InlineData(1, "There is no file no.png.", "chat", "?", "--image", "no.png")]
    [InlineData(1, "names no chat of yours", "chat", "Hello", "--session", "999999")]
    [InlineData(2, "'--bogus'", "chat", "Hello", "--bogus")]
    [InlineData(2, "--server must be the address", "chat", "Hello", "--server", "ws://localhost")]
    public async Task What_is_wrong_is_told_in_a_sentence(int exitCode, string expected, params string[] args)
    {
        var run = await (await SignedIn.NewAsync(server)).RunAsync(args);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Out));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chat", "--session", "--image", "--json", "--server", "3 not signed in")]
    [InlineData("listen", "LINK", "--out", "130 stopped")]
    [InlineData("login", "--register", "--server", "INTERPRETER_TOKEN")]
    [InlineData("logout", "--server")]
    [InlineData("sessions", "list", "search", "show", "rename", "delete", "export", "import")]
    public async Task Help_names_what_there_is(string command, params string[] words)
    {
        var run = await Run.OfAsync(command, "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(words, word => Assert.Contains(word, run.Out, StringComparison.Ordinal));
    }
}
