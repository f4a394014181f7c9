using System.Text;
using Interpreter.Client.Failures;
using Interpreter.Client.Live;

namespace Interpreter.Cli.Chats;

/// <summary>Prints an answer as it comes, and lets Ctrl-C stop it.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="isShown">Whether the answer itself is printed.</param>
internal sealed class AnswerPrinter(Terminal terminal, bool isShown)
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _warned = [];

    /// <summary>The answer's text so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Prints one answer.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="said">What is said of the question.</param>
    /// <returns>The turn.</returns>
    /// <exception cref="AnswerFailedException">There was no answer, or not all of it.</exception>
    public async Task<ServerEvent.TurnCompleted> PrintAsync(ChatConnection chat, IAsyncEnumerable<ServerEvent> said)
    {
        _text.Clear();
        var stopping = Task.CompletedTask;
        ServerEvent.TurnCompleted? turn = null;
        try
        {
            using var guard = terminal.Interrupts.Guard(() => stopping = InterruptAsync(chat));
            await foreach (var e in said)
            {
                await TakeAsync(e);
                turn = e as ServerEvent.TurnCompleted ?? turn;
            }
        }
        finally
        {
            await EndLineAsync();
            await stopping;
        }

        if (turn!.WasInterrupted)
        {
            await terminal.Error.WriteLineAsync("(stopped)");
        }

        return turn;
    }

    private static async Task InterruptAsync(ChatConnection chat)
    {
        try
        {
            await chat.InterruptAsync(CancellationToken.None);
        }
        catch (InterpreterException)
        {
            // Whoever reads the answer is told.
        }
    }

    private async Task TakeAsync(ServerEvent said)
    {
        switch (said)
        {
            case ServerEvent.TextDelta delta:
                _text.Append(delta.Text);
                if (isShown)
                {
                    await terminal.Out.WriteAsync(Printable.Lines(delta.Text));
                    await terminal.Out.FlushAsync();
                }

                break;
            case ServerEvent.Notice notice:
                await terminal.Error.WriteLineAsync(notice.Message);
                break;
            case ServerEvent.Disconnected { Attempt: 0 } lost:
                await EndLineAsync();
                await terminal.Error.WriteLineAsync($"{lost.Reason} Connecting again.");
                break;
            case ServerEvent.QuotaChanged changed:
                foreach (var item in changed.Quota.Items.Where(item => item.Low && _warned.Add(item.Kind)))
                {
                    await terminal.Error.WriteLineAsync($"({item.Used:0.##} of {item.Limit:0.##} {item.Kind.Replace('_', ' ')} used)");
                }

                break;
        }
    }

    private async Task EndLineAsync()
    {
        if (isShown && _text.Length > 0 && _text[^1] != '\n')
        {
            await terminal.Out.WriteLineAsync();
            await terminal.Out.FlushAsync();
        }
    }
}
