using Interpreter.Hosting;
using Interpreter.Standalone;

SocketTuning.Apply();
try
{
    await using var host = await StandaloneHost.StartAsync(args);
    Console.WriteLine($"Open {host.Address.GetLeftPart(UriPartial.Authority)}");
    await host.WaitForShutdownAsync();
    return 0;
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
