using Interpreter.GeminiSimulator;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

try
{
    var options = CommandLine.Read(args, Environment.GetEnvironmentVariable);
    await using var server = await GeminiSimulatorServer.StartAsync(options, CancellationToken.None);
    Console.WriteLine($"Gemini simulator: {server.BaseAddress}");
    await server.WaitForShutdownAsync(CancellationToken.None);
    return 0;
}
catch (Exception exception) when (exception is FormatException or ArgumentException or IOException or Interpreter.GeminiSimulator.Speech.PhrasebookException)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}
