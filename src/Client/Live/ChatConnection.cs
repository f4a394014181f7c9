using System.Runtime.CompilerServices;
using Interpreter.Client.Failures;
using Interpreter.Client.Live.Wire;

namespace Interpreter.Client.Live;

/// <summary>
/// A chat, written and spoken. A lost connection is opened again: what was missed comes, each event once; where the live
/// session is gone, as after a restart of the server, the chat is opened anew with its history. Sending is safe from any
/// thread; one reader at a time, be it <see cref="ReadAllAsync"/> or an exchange such as <see cref="AskAsync(string, CancellationToken)"/>.
/// Disposing of it leaves the chat; its history stays.
/// </summary>
public sealed class ChatConnection : IAsyncDisposable
{
    private readonly SessionLink _link;

    private ChatConnection(SessionLink link) => _link = link;

    /// <summary>The number of the stored session.</summary>
    public long ChatSessionId => _link.Current.ChatSessionId ?? 0;

    /// <summary>The chat's title, as it was when the connection was opened.</summary>
    public string Title => _link.Current.Title ?? "";

    /// <summary>The rate at which speech is to be sent, in Hz: a chat that was open already keeps its own.</summary>
    public int SampleRate => _link.Current.SampleRate;

    internal static async Task<ChatConnection> OpenAsync(LinkContext context, ChatSettings settings, CancellationToken cancellationToken)
    {
        var link = await SessionLink.OpenAsync(
            context, InitMessage.Of(settings, settings.SessionId), connected => InitMessage.Of(settings, connected.ChatSessionId), cancellationToken).ConfigureAwait(false);
        return new(link);
    }

    /// <summary>What the server says, until the chat is left or deleted. Up to 512 events wait for a reader.</summary>
    /// <param name="cancellationToken">Stops reading; the chat goes on.</param>
    /// <inheritdoc cref="InterpreterConnection.ReadAllAsync" path="/exception" />
    public async IAsyncEnumerable<ServerEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var said in _link.Events.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return said;
        }
    }

    /// <summary>
    /// Asks, and gives what is said of it: <see cref="ServerEvent.Asked"/>, the answer in bits as <see cref="ServerEvent.TextDelta"/>,
    /// at last <see cref="ServerEvent.TurnCompleted"/>; between them what becomes of the connection. Leaving early stops the answer.
    /// </summary>
    /// <param name="text">At most 4,000 characters.</param>
    /// <param name="cancellationToken">Stops the answer and gives up.</param>
    /// <exception cref="AnswerFailedException">There was no answer, or not all of it.</exception>
    /// <exception cref="InterpreterException">The chat is over.</exception>
    public IAsyncEnumerable<ServerEvent> AskAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new ChatRequest(_link, _link.Time).RunAsync(id => Message.Text(text, id), cancellationToken);
    }

    /// <summary>Asks about an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="text">The question; may be empty.</param>
    /// <param name="cancellationToken">Stops the answer and gives up.</param>
    /// <inheritdoc cref="AskAsync(string, CancellationToken)" path="/exception" />
    public IAsyncEnumerable<ServerEvent> AskAsync(ChatImage image, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new ChatRequest(_link, _link.Time).RunAsync(id => Message.Image(image.Data, image.MimeType, text, id), cancellationToken);
    }

    /// <summary>Asks the newest question again, after a failure or for another answer, which takes the place of the one before it.</summary>
    /// <param name="cancellationToken">Stops the answer and gives up.</param>
    /// <inheritdoc cref="AskAsync(string, CancellationToken)" path="/exception" />
    public IAsyncEnumerable<ServerEvent> AskAgainAsync(CancellationToken cancellationToken = default) =>
        new ChatRequest(_link, _link.Time).RunAsync(static id => Message.Named("retry", id), cancellationToken);

    /// <summary>Deletes the chat's messages; the model forgets them.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="AskAsync(string, CancellationToken)" path="/exception" />
    public async Task ClearHistoryAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var _ in new ChatRequest(_link, _link.Time).RunAsync(static id => Message.Named("clear", id), cancellationToken).ConfigureAwait(false))
        {
        }
    }

    /// <summary>Sends a text; the answer comes by <see cref="ReadAllAsync"/>.</summary>
    /// <param name="text">At most 4,000 characters.</param>
    /// <param name="requestId">A name for it, which its events carry; null for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InterpreterException">The chat is over.</exception>
    public Task SendTextAsync(string text, string? requestId = null, CancellationToken cancellationToken = default) =>
        _link.SendAsync(Message.Text(text, requestId), cancellationToken);

    /// <inheritdoc cref="InterpreterConnection.SendAudioAsync" />
    public ValueTask SendAudioAsync(ReadOnlyMemory<byte> pcm, CancellationToken cancellationToken = default) => _link.SendAudioAsync(pcm, cancellationToken);

    /// <inheritdoc cref="InterpreterConnection.EndUtteranceAsync" />
    public ValueTask EndUtteranceAsync(CancellationToken cancellationToken = default) => _link.EndUtteranceAsync(cancellationToken);

    /// <summary>Stops the answer; what was said of it is kept.</summary>
    /// <exception cref="InterpreterException">The chat is over.</exception>
    public Task InterruptAsync(CancellationToken cancellationToken = default) => _link.SendAsync(Message.Interrupt, cancellationToken);

    /// <summary>Waits until the server has read all that was sent before.</summary>
    /// <exception cref="InterpreterException">The chat is over.</exception>
    public Task PingAsync(CancellationToken cancellationToken = default) => _link.PingAsync(cancellationToken);

    /// <summary>Leaves the chat, waiting up to 3 s for the server's goodbye.</summary>
    public ValueTask DisposeAsync() => _link.DisposeAsync();
}
