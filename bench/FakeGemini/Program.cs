// A server that speaks as much of Gemini Live as a relay under load needs, at next to no cost: it understands nothing.
// dotnet run -c Release --project bench/FakeGemini -- [--port N]
using System.Globalization;
using Interpreter.FakeGemini;

Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
var port = args is ["--port", var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
using var server = new FakeServer(port);
Console.WriteLine($"listening on http://127.0.0.1:{server.Port}");
server.Run();
