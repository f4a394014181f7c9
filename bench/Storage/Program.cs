// Fills PostgreSQL with sessions and messages, and measures what lists, searches, counts and writes take.
// Writes bench/results/NAME.md.
using System.Diagnostics;
using Interpreter.Storage;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.StorageBench;

if (StorageBenchOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(StorageBenchOptions.Usage);
    return 2;
}

// 512 MB: the working set of the indexes, as a server of this size would be given.
await using var server = options.Connection is null ? await PostgresServer.StartAsync("shared_buffers=512MB", "max_wal_size=4GB", "fsync=on") : null;
var connection = options.Connection ?? server!.ConnectionString("postgres");
await using var store = await Store.OpenAsync(new StorageOptions { ConnectionString = connection }, null, CancellationToken.None);
var started = Stopwatch.GetTimestamp();
await new Filling(connection, options).RunAsync();
Console.WriteLine($"Filled in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s.");
var measured = await new Measuring(store, options).RunAsync();
await Report.WriteAsync(options, connection, args, measured);
return 0;
