using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Npgsql;

namespace Interpreter.StorageBench;

/// <summary>Writes what was measured.</summary>
internal static class Report
{
    public static async Task WriteAsync(StorageBenchOptions options, string connectionString, string[] args, IReadOnlyList<Measured> measured)
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "bench", "results"));
        Directory.CreateDirectory(folder);
        await using var source = NpgsqlDataSource.Create(connectionString);
        var server = await AskAsync(source, "SHOW server_version");
        var size = await AskAsync(source, "SELECT pg_size_pretty(pg_database_size(current_database()))");
        var search = await AskAsync(source, "SELECT count(*)::text FROM pg_indexes WHERE indexname = 'chat_sessions_search'");
        var text = new StringBuilder();
        text.AppendLine("# Storage on PostgreSQL").AppendLine();
        text.AppendLine($"`{string.Join(' ', ["dotnet run -c Release --project bench/Storage --", .. args])}`").AppendLine();
        text.AppendLine(Invariant(
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}, PostgreSQL {server} on the same machine, {(search == "1" ? "with" : "without")} pg_trgm. Load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the end."));
        text.AppendLine().AppendLine(Invariant(
            $"{options.Sessions:N0} sessions of {options.Users:N0} users, {options.Messages:N0} messages, {size}; the heaviest user owns a tenth. {options.Calls:N0} calls of each kind, {options.AtOnce} at once. In ms, from the call of the store to its answer; every list is counted, and shows each session's last message."));
        text.AppendLine().AppendLine("| What | p50 | p90 | p99 | max |").AppendLine("| --- | --- | --- | --- | --- |");
        foreach (var (name, latencies) in measured)
        {
            text.AppendLine(Invariant(
                $"| {name} | {latencies.Percentile(0.5):0.0} | {latencies.Percentile(0.9):0.0} | {latencies.Percentile(0.99):0.0} | {latencies.MaxMilliseconds:0.0} |"));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, options.Name + ".md"), text.ToString());
        Console.WriteLine(text);
    }

    private static async Task<string> AskAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
