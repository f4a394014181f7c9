using Interpreter.Gateway;
using Interpreter.Hosting;

SocketTuning.Apply();
try
{
    await using var gateway = await GatewayHost.StartAsync(args);
    Console.WriteLine($"Open {gateway.Address.GetLeftPart(UriPartial.Authority)}");
    await gateway.WaitForShutdownAsync();
    return 0;
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
