// Talks to a server as N browsers would, and measures what it takes and what it adds.
// dotnet run -c Release --project bench/Load -- --url ws://127.0.0.1:8000/ws --sessions N [--pid SERVER_PID] ...
using System.Runtime;
using Interpreter.Load;

Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
if (LoadOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(LoadOptions.Usage);
    return 2;
}

var json = (await new LoadRun(options).RunAsync()).ToJson();
Console.WriteLine(json);
if (options.Json is not null)
{
    await File.WriteAllTextAsync(options.Json, json);
}

return 0;
