using System.Diagnostics;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Storage.Tests.Databases;

/// <summary>What docs/operations.md says of backups.</summary>
public sealed class PostgresBackupTests(PostgresDatabases databases) : IAsyncLifetime
{
    private string _from = "";
    private string _to = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (_from, _to) = (await databases.CreateAsync(), await databases.CreateAsync());

    public async ValueTask DisposeAsync()
    {
        await databases.DeleteAsync(_from);
        await databases.DeleteAsync(_to);
    }

    [Fact]
    public async Task A_dump_made_while_the_server_runs_restores_everything_and_its_counts()
    {
        await using var store = await Store.OpenAsync(new StorageOptions { ConnectionString = _from }, new FakeClock(), Token);
        var anna = await store.Users.CreateAsync(new NewUser("anna", "hash", "stamp"), Token);
        var session = await store.Sessions.CreateAsync(new NewSession(anna.Id, "Разговор 대화"), Token);
        NewMessage[] messages =
        [
            new(MessageRole.User, "이게 뭐예요?") { Type = MessageType.Image, Images = [new TextImage("image/png", TestImages.Png(2, 2))] },
            new(MessageRole.Assistant, "Музей.") { Measures = new() { TokensUsed = 12, ResponseTime = 1.5 } },
        ];
        var stored = (await store.Messages.AppendAsync(anna.Id, session.Id, messages, Token))!;

        var file = Path.Combine(Scratch.NewFolder(), "backup.dump");
        await RunAsync("pg_dump", "--format=custom", $"--file={file}", databases.Address(_from));
        await RunAsync("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", $"--dbname={databases.Address(_to)}", file);

        await using var restored = await Store.OpenAsync(new StorageOptions { ConnectionString = _to }, new FakeClock(), Token);
        Assert.Equal(stored, await restored.Messages.ReadAsync(anna.Id, session.Id, 0, 10, Token));
        Assert.Equal(TestImages.Png(2, 2), Assert.Single(await restored.Messages.ImagesAsync(anna.Id, stored[0].Id, Token)).Data.ToArray());
        Assert.Equal(session.Id, Assert.Single((await restored.Sessions.ListAsync(anna.Id, new SessionQuery { Search = "대화" }, Token)).Items).Id);
        var before = await store.Statistics.OfUserAsync(anna.Id, 5, Token);
        var after = await restored.Statistics.OfUserAsync(anna.Id, 5, Token);
        Assert.Equal((before.TotalSessions, before.TotalMessages, before.TotalTokens, before.AverageResponseTime), (after.TotalSessions, after.TotalMessages, after.TotalTokens, after.AverageResponseTime));

        // It takes what comes next, under a new number.
        var next = Assert.Single((await restored.Messages.AppendAsync(anna.Id, session.Id, [new NewMessage(MessageRole.User, "next")], Token))!);
        Assert.True(next.Id > stored[^1].Id);
        Assert.Equal(3, (await restored.Statistics.TotalsAsync(1, Token)).Sessions.TotalMessages);
    }

    private static async Task RunAsync(string program, params string[] args)
    {
        var path = Path.Combine(PostgresServer.Binaries!, program);
        Assert.SkipUnless(File.Exists(path), "Install postgresql-client.");
        using var process = Process.Start(new ProcessStartInfo(path, args) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync(Token).WaitAsync(TimeSpan.FromMinutes(1), Token);
        await process.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromMinutes(1), Token);
        Assert.True(process.ExitCode == 0, said);
    }
}
