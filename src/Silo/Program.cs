using Interpreter.Hosting;
using Interpreter.Silo;
using Interpreter.Silo.Schema;

SocketTuning.Apply();
using var impatience = new SecondSignal();
try
{
    if (args is [SchemaStep.Command, .. var settings])
    {
        Console.WriteLine(await SchemaStep.RunAsync(settings));
        return 0;
    }

    await using var silo = await SiloHost.StartAsync(args);
    Console.WriteLine(silo.Description);
    EndOfPatience.Watch(silo.Services);
    await silo.WaitForShutdownAsync();
    return 0;
}
catch (OperationCanceledException)
{
    // Told to stop while it joined.
    return 0;
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
