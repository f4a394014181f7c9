using System.Runtime.CompilerServices;
using Interpreter.Cli.Accounts;
using Interpreter.Cli.Commands;
using Interpreter.Client;
using Interpreter.Client.Failures;
using Interpreter.Client.Live;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;

namespace Interpreter.Cli.Sessions;

/// <summary>A session on a server.</summary>
internal sealed class RemoteSession : IClientSession
{
    private readonly InterpreterClient _client;
    private readonly InterpreterConnection _connection;
    private readonly TextWriter _notices;

    private RemoteSession(InterpreterClient client, InterpreterConnection connection, TextWriter notices) =>
        (_client, _connection, _notices) = (client, connection, notices);

    /// <inheritdoc />
    public string Id => _connection.SessionId;

    /// <summary>Connects and opens a session.</summary>
    /// <param name="options">The server's address and the session's settings.</param>
    /// <param name="sampleRate">The rate of the audio that will be sent, in Hz.</param>
    /// <param name="notices">Where the server's remarks are written, and what becomes of the connection.</param>
    /// <param name="time">The clock of the timeouts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CliException">No server answers, or it refuses the settings.</exception>
    public static async Task<IClientSession> OpenAsync(
        InterpretOptions options, int sampleRate, TextWriter notices, TimeProvider time, CancellationToken cancellationToken)
    {
        var client = new InterpreterClient(new InterpreterClientOptions { Socket = options.Server, Token = options.Token, Time = time });
        try
        {
            return new RemoteSession(client, await client.ConnectAsync(Settings(options, sampleRate), cancellationToken), notices);
        }
        catch (InterpreterException e)
        {
            client.Dispose();
            throw new CliException(
                e switch
                {
                    ServerUnreachableException { Message: var message } when message.StartsWith("No server", StringComparison.Ordinal) =>
                        $"{message.TrimEnd('.')}: start it with \"dotnet run --project src/Standalone\", or name another with --url.",
                    UnauthorizedException => $"{e.Message} Use: interpret login --server {Servers.HttpAddress(options.Server)}",
                    SessionRefusedException => $"The server refuses: {e.Message}",
                    _ => e.Message,
                },
                e);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask SendAudioAsync(AudioFrame frame, long sequence, CancellationToken cancellationToken)
    {
        try
        {
            await _connection.SendAudioAsync(frame.Memory, cancellationToken);
        }
        catch (InterpreterException e)
        {
            throw new CliException(e.Message, e);
        }
    }

    /// <summary>Sends a command, and waits until the server has read it.</summary>
    /// <exception cref="CliException">The session is over, or the server does not answer.</exception>
    public async ValueTask SendAsync(SessionCommand command, CancellationToken cancellationToken)
    {
        try
        {
            await (command switch
            {
                SessionCommand.EndUtterance => _connection.EndUtteranceAsync(cancellationToken).AsTask(),
                SessionCommand.Interrupt => _connection.InterruptAsync(cancellationToken),
                SessionCommand.SendText text => _connection.SendTextAsync(text.Text, cancellationToken),
                _ => Task.CompletedTask,
            });
            await _connection.PingAsync(cancellationToken);
        }
        catch (InterpreterException e)
        {
            throw new CliException(e.Message, e);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<SessionOutput> SubscribeAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var events = _connection.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(events))
        {
            var said = events.Current;
            if (Notice(said) is { } notice)
            {
                await _notices.WriteLineAsync(notice);
            }
            else if (ServerEvents.ToOutput(said) is { } output)
            {
                yield return output;
            }
        }
    }

    /// <summary>Closes the session for good.</summary>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _client.Dispose();
    }

    private static string? Notice(ServerEvent said) => said switch
    {
        ServerEvent.Notice notice => notice.Message,
        ServerEvent.Disconnected { Attempt: 0 } lost => $"{lost.Reason} Connecting again.",
        ServerEvent.SpeechGivenUp => "Some of the speech was given up: the connection was away for too long.",
        _ => null,
    };

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ServerEvent> events)
    {
        try
        {
            var isMore = await events.MoveNextAsync();
            return isMore && events.Current is ServerEvent.SessionGone gone ? throw new CliException(gone.Reason) : isMore;
        }
        catch (InterpreterException e)
        {
            throw new CliException(e.Message, e);
        }
    }

    private static InterpretationSettings Settings(InterpretOptions options, int sampleRate) => new()
    {
        SampleRate = sampleRate,
        Languages = options is { From: { } first, To: { } second } ? (first, second) : null,
        Language = options.From,
        TargetLanguage = options.To,
        Voice = options.Voice,
        Model = options.Model,
        Glossary = [.. options.Glossary.Select(entry => new Client.Live.GlossaryEntry(entry.Term, entry.Translation))],
    };
}
