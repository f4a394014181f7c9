using System.Globalization;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Storage.Tests.Contracts;

/// <summary>What other processes do to a database.</summary>
public abstract class ProcessContract(IDatabases databases) : Contract(databases)
{
    private readonly IDatabases _databases = databases;

    [Fact]
    public async Task A_stored_message_survives_a_process_that_is_killed()
    {
        var session = await SessionAsync(await UserAsync());
        using var writer = Writer.Start("append", ConnectionString, $"{session.OwnerId}", $"{session.Id}");
        var stored = new List<long>();
        while (stored.Count < 20 && await ReadLineAsync(writer) is { } line)
        {
            stored.Add(long.Parse(line, CultureInfo.InvariantCulture));
        }

        writer.Kill();
        while (await ReadLineAsync(writer) is { } line)
        {
            stored.Add(long.Parse(line, CultureInfo.InvariantCulture));
        }

        Assert.True(stored.Count >= 20, await writer.StandardError.ReadToEndAsync(Token));
        await writer.WaitForExitAsync(Token).WaitAsync(Patience, Token);

        await using var reopened = await OpenAsync();
        var last = stored[^1] + 1;
        var kept = await reopened.Messages.HistoryAsync(session.OwnerId, session.Id, last, Math.Min(stored.Count, 1000), Token);
        Assert.Equal(stored.TakeLast(1000), kept.Select(message => message.Id));

        // One more may have been committed than was told; its count with it.
        var count = (await reopened.Sessions.FindAsync(session.OwnerId, session.Id, Token))!.MessagesCount;
        var beyond = await reopened.Messages.FindAsync(session.OwnerId, last, Token);
        Assert.Equal(stored.Count + (beyond is null ? 0 : 1), count);
    }

    [Fact]
    public async Task Processes_that_migrate_an_empty_database_at_once_all_open_it()
    {
        var empty = await _databases.CreateAsync();
        try
        {
            var writers = Enumerable.Range(0, 2).Select(_ => Writer.Start("migrate", empty)).ToArray();
            foreach (var writer in writers)
            {
                Assert.Equal("ready", await ReadLineAsync(writer));
            }

            foreach (var writer in writers)
            {
                await writer.StandardInput.WriteLineAsync();
                await writer.StandardInput.FlushAsync(Token);
            }

            foreach (var writer in writers)
            {
                var line = await ReadLineAsync(writer);
                await writer.WaitForExitAsync(Token).WaitAsync(Patience, Token);
                Assert.True(line == "open", await writer.StandardError.ReadToEndAsync(Token));
                writer.Dispose();
            }
        }
        finally
        {
            await _databases.DeleteAsync(empty);
        }
    }

    private static Task<string?> ReadLineAsync(System.Diagnostics.Process process) =>
        process.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(Patience, Token);
}
