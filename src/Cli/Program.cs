using System.Runtime.InteropServices;
using System.Text;
using Interpreter.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var terminal = Terminal.OfProcess();
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return await CommandLine.RunAsync(args, terminal, TimeProvider.System, stop.Token);

// Ctrl-C first stops what can be stopped by itself, such as an answer.
void Interrupt(PosixSignalContext signal)
{
    if (terminal.Interrupts.TryStop())
    {
        signal.Cancel = true;
    }
    else
    {
        Stop(signal);
    }
}

// The first signal ends the conversation in good order; a second one, the process.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
