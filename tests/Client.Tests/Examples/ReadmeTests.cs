using System.Text.RegularExpressions;
using Interpreter.Client.Live;
using Interpreter.Client.Tests.Fixtures;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.Client.Tests.Examples;

public sealed partial class ReadmeTests(FastServer server) : IClassFixture<FastServer>
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public void The_examples_of_the_readme_are_those_that_are_run()
    {
        var root = FindRoot();
        var readme = File.ReadAllText(Path.Combine(root, "src", "Client", "README.md"));
        var source = File.ReadAllText(Path.Combine(root, "tests", "Client.Tests", "Examples", $"{nameof(ReadmeExamples)}.cs"));

        var run = Marked().Matches(source).Select(match => Outdent(match.Groups["code"].Value));

        Assert.Equal(run, Fenced().Matches(readme).Select(match => match.Groups["code"].Value.TrimEnd()));
    }

    [Fact]
    public async Task The_examples_of_the_readme_run()
    {
        using var client = Clients.Of(server.Address);
        await client.Accounts.RegisterAsync("readme", "correct horse", Token);
        var session = await client.Sessions.CreateAsync("Evenings", Token);
        var recording = Phrasebook.Load(Path.Combine(AppContext.BaseDirectory, "speech")).Phrases[0];
        using var microphone = new MemoryStream(recording.Sides["ko"].Pcm24k.ToArray());
        using var speaker = new MemoryStream();

        await ReadmeExamples.AskAsync(server.Address, "readme", "correct horse", Token);
        await ReadmeExamples.ListAsync(client, Token);
        await ReadmeExamples.ChatAsync(client, session.Id, Token);
        await ReadmeExamples.InterpretAsync(client, microphone, speaker, Token);

        Assert.Equal(2, (await client.Sessions.GetAsync(session.Id, Token)).MessagesCount);
        Assert.Equal(recording.Sides["en"].Pcm24k.ToArray(), speaker.ToArray());

        // The two chats of the examples, the one of this test, and the interpretation.
        Assert.Equal(4, (await client.Sessions.GetPageAsync(cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task The_examples_of_listening_run()
    {
        using var client = Clients.Of(server.Address);
        using var loudspeaker = new MemoryStream();
        await using var connection = await client.ConnectAsync(cancellationToken: Token);

        var link = await ReadmeExamples.ShareAsync(connection, Token);
        var listening = ReadmeExamples.ListenAsync(link, loudspeaker, Token);
        await connection.ReadAllAsync(Token).UntilAsync<ServerEvent.ListenersChanged>();
        await connection.SendTextAsync(Recordings.Side("hello", "ko").Text, Token);
        await connection.ReadAllAsync(Token).UntilAsync<ServerEvent.TurnCompleted>();
        await connection.UnshareAsync(Token);
        await listening;

        Assert.Equal(Recordings.Side("hello", "en").Pcm24k.ToArray(), loudspeaker.ToArray());
    }

    private static string Outdent(string code) => string.Join('\n', code.TrimEnd().Split('\n').Select(line => line.Length > 8 ? line[8..] : line.TrimStart()));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Interpreter.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from within the repository.");
    }

    [GeneratedRegex(@"// README: \w+\n(?<code>.*?)\n +// README end", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
