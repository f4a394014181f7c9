using Interpreter.AppHost;

var builder = DistributedApplication.CreateBuilder(args);
builder.AddInterpreter();
await builder.Build().RunAsync();
