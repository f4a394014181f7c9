using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Interpreter.Client.Failures;
using Interpreter.Client.Rest;

namespace Interpreter.Client.Chats;

/// <summary>Reads an answer that comes as server-sent events: docs/api.md.</summary>
internal static class AnswerStream
{
    /// <summary>Asks, and gives the parts of the answer.</summary>
    public static async IAsyncEnumerable<AnswerPart> ReadAsync(
        ApiChannel channel, string path, ChatBodies.Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var body = JsonContent.Create(question, ClientJson.Default.Question);
        using var response = await channel.OpenAsync(HttpMethod.Post, path, body, null, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var parts = SseParser.Create(stream, static (_, data) => Parse(data)).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var __ = parts.ConfigureAwait(false);
        AnswerPart? part = null;
        while (part is not AnswerPart.Completed && await MoveNextAsync(channel, parts, cancellationToken).ConfigureAwait(false))
        {
            part = parts.Current.Data;
            if (part is not null)
            {
                yield return part;
            }
        }

        if (part is not AnswerPart.Completed)
        {
            throw new AnswerFailedException(AnswerFailedException.Lost, "The answer broke off. The question is stored: see the messages, or ask again.");
        }
    }

    private static async ValueTask<bool> MoveNextAsync(ApiChannel channel, IAsyncEnumerator<SseItem<AnswerPart?>> parts, CancellationToken cancellationToken)
    {
        try
        {
            return await parts.MoveNextAsync().ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            throw new ProtocolException("The server sent a part of an answer in another form than is expected: is it of this version?", e);
        }
        catch (Exception e) when (ApiChannel.IsNetwork(e, cancellationToken))
        {
            throw new AnswerFailedException(AnswerFailedException.Lost, $"{channel.Unreachable(e).Message} The question is stored: see the messages, or ask again.");
        }
    }

    /// <exception cref="AnswerFailedException">The server says that there will be no more of it.</exception>
    private static AnswerPart? Parse(ReadOnlySpan<byte> data)
    {
        var json = new Utf8JsonReader(data);
        using var document = JsonDocument.ParseValue(ref json);
        var part = document.RootElement;
        return part switch
        {
            { ValueKind: not JsonValueKind.Object } => null,
            _ when part.TryGetProperty("error", out var error) => throw new AnswerFailedException(
                part.TryGetProperty("code", out var code) ? code.ToString() : "", error.ToString()),
            _ when part.TryGetProperty("user_message", out _) =>
                new AnswerPart.Completed(part.Deserialize(ClientJson.Default.Exchange)!),
            _ when part.TryGetProperty("text", out var text) && text.GetString() is { Length: > 0 } bit => new AnswerPart.Delta(bit),
            _ => null,
        };
    }
}
