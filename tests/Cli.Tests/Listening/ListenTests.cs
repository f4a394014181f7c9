using Interpreter.Cli.Tests.Fixtures;
using Interpreter.Client;
using Interpreter.Client.Live;

namespace Interpreter.Cli.Tests.Listening;

/// <summary>From end to end: a speaker of the client library, and the program that listens.</summary>
public sealed class ListenTests(InterpreterServer server)
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_is_printed_and_its_voice_written_until_the_speaker_ends_the_listening()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.wav");
        try
        {
            var run = await ListenAsync(speaker => speaker.UnshareAsync(Token), "--out", path);

            Assert.Equal((0, $"ko  {Text("ko")}\nen  {Text("en")}\n"), (run.ExitCode, run.Out));
            Assert.StartsWith("The speaker has ended the listening.\n", run.Error, StringComparison.Ordinal);
            Assert.EndsWith($"s of speech written to {path}.\n", run.Error, StringComparison.Ordinal);
            Assert.Equal(Samples.Of("hello", "en"), Samples.Read(await File.ReadAllBytesAsync(path, Token)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_end_of_the_conversation_is_told_and_the_voice_may_go_to_standard_output()
    {
        var run = await ListenAsync(speaker => speaker.DisposeAsync().AsTask(), "--out", "-");

        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.Contains($"ko  {Text("ko")}\nen  {Text("en")}\nThe conversation is over.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(Samples.Of("hello", "en"), Samples.Read(run.Sound));
    }

    [Fact]
    public async Task Stopping_the_program_leaves_the_conversation()
    {
        using var stop = new CancellationTokenSource();
        using var client = new InterpreterClient(new Uri(server.Address));
        await using var speaker = await client.ConnectAsync(cancellationToken: Token);
        var link = await speaker.ShareAsync(Token);

        var running = new Session().RunAsync(stop.Token, "listen", link.Page.AbsoluteUri);
        await UntilAsync<ServerEvent.ListenersChanged>(speaker, told => told.Count == 1);
        await stop.CancelAsync();
        var run = await running;

        Assert.Equal((130, "Stopped.\n"), (run.ExitCode, run.Error));
        await UntilAsync<ServerEvent.ListenersChanged>(speaker, told => told.Count == 0);
        await speaker.PingAsync(Token);
    }

    [Theory]
    [InlineData(2, "LINK must be all of the link", "listen", "CfDJ8")]
    [InlineData(2, "LINK must be all of the link", "listen", "http://127.0.0.1:1/listen/")]
    [InlineData(2, "Required argument missing", "listen")]
    [InlineData(1, "No server answers at ws://127.0.0.1:1/ws/listen", "listen", "http://127.0.0.1:1/listen/#CfDJ8")]
    [InlineData(1, "ask the speaker for another link", "listen", "SERVER/listen/#CfDJ8Forged")]
    public async Task What_is_wrong_is_told_in_a_sentence(int exitCode, string expected, params string[] args)
    {
        var run = await Run.OfAsync([.. args.Select(arg => arg.Replace("SERVER", server.Address, StringComparison.Ordinal))]);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Out));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    private static string Text(string language) => Samples.Book.Phrases.Single(phrase => phrase.Id == "hello").Sides[language].Text;

    // Runs the program while a turn is spoken, up to what ends it.
    private async Task<Run> ListenAsync(Func<InterpreterConnection, Task> end, params string[] options)
    {
        using var client = new InterpreterClient(new Uri(server.Address));
        await using var speaker = await client.ConnectAsync(cancellationToken: Token);
        var link = await speaker.ShareAsync(Token);
        var running = Run.OfAsync(["listen", link.Page.AbsoluteUri, .. options]);
        await UntilAsync<ServerEvent.ListenersChanged>(speaker, told => told.Count == 1);
        await speaker.SendTextAsync(Text("ko"), Token);
        await UntilAsync<ServerEvent.TurnCompleted>(speaker, _ => true);
        await end(speaker);
        return await running;
    }

    private static async Task UntilAsync<T>(InterpreterConnection speaker, Func<T, bool> condition)
        where T : ServerEvent
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        await foreach (var said in speaker.ReadAllAsync(limit.Token))
        {
            if (said is T wanted && condition(wanted))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The session ended without {typeof(T).Name}.");
    }
}
