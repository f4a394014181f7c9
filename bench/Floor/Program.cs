// The least that a relay on Kestrel can do: bytes are re-wrapped, nothing is decoded, kept or decided. What any server
// here costs is compared with it. The spin limit of the tuned variant is set by whoever starts it
// (DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0), as an environment variable must be.
// dotnet run -c Release --project bench/Floor -- --gemini http://127.0.0.1:PORT [--tuned]
using Interpreter.Floor;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

var tuned = args.Contains("--tuned");
if (tuned)
{
    Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
}

var gemini = new UriBuilder(args[Array.IndexOf(args, "--gemini") + 1])
{
    Scheme = "ws",
    Path = "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent",
}.Uri;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.Configure<SocketTransportOptions>(options => options.UnsafePreferInlineScheduling = tuned);
await using var app = builder.Build();
app.UseWebSockets();
app.Map("/ws", async context =>
{
    using var client = await context.WebSockets.AcceptWebSocketAsync();
    using var relay = new FloorRelay(client);
    await relay.RunAsync(gemini, context.RequestAborted);
});
await app.StartAsync();
Console.WriteLine($"listening on {app.Urls.First()}");
await app.WaitForShutdownAsync();
