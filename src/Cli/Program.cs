using System.Runtime.InteropServices;
using System.Text;
using Interpreter.Cli;
using Interpreter.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return await InterpretCommand.RunAsync(args, Terminal.OfProcess(), TimeProvider.System, stop.Token);

// The first signal ends the conversation in good order; a second one, the process.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
