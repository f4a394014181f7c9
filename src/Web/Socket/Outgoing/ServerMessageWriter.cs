using System.Text.Encodings.Web;
using System.Text.Json;
using Interpreter.Core.Sessions;
using Interpreter.Web.Socket.Incoming;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>Writes what a client of a mode gets, as UTF-8 JSON, one message at a time. Of one socket's writer only.</summary>
internal sealed class ServerMessageWriter(PooledBuffer buffer) : IDisposable
{
    // The text goes into WebSocket frames, never into HTML: Korean stays readable and short.
    private readonly Utf8JsonWriter _json = new(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Writes an output of the session.</summary>
    /// <returns>False: clients of this mode do not get it.</returns>
    public bool TryWrite(SessionOutput output, ClientMode mode)
    {
        switch (output)
        {
            case SessionOutput.Speech speech:
                AudioResponseWriter.Write(buffer, speech, mode);
                return true;
            case SessionOutput.Attached or SessionOutput.Shared:
            case SessionOutput.Failed or SessionOutput.BudgetChanged or SessionOutput.Unshared or SessionOutput.ListenersChanged when mode.Listens:
                return false;
            case SessionOutput.Interrupted or SessionOutput.StateChanged or SessionOutput.BudgetChanged or SessionOutput.ListenersChanged when !mode.Extended:
            case SessionOutput.Asked or SessionOutput.TextDelta or SessionOutput.HistoryCleared when !mode.Chat:
                return false;
        }

        Begin();
        WriteFields(output, mode);
        if (mode.Extended)
        {
            _json.WriteNumber("seq"u8, output.Sequence);
        }

        End();
        return true;
    }

    /// <summary>Writes what the socket itself says.</summary>
    /// <inheritdoc cref="TryWrite(SessionOutput, ClientMode)" path="/returns" />
    public bool TryWrite(Reply reply, ClientMode mode)
    {
        // The only notice that a client of the earlier protocol can understand, as an error, is the one about Whisper.
        if (reply is Reply.Notice { Problem.Code: not ProtocolErrorCodes.WhisperUnavailable } && !mode.Extended)
        {
            return false;
        }

        Begin();
        switch (reply)
        {
            case Reply.Connected connected:
                ConnectedWriter.Write(_json, connected, mode);
                break;
            case Reply.Listening listening:
                ListeningWriter.Write(_json, listening, mode);
                break;
            case Reply.Shared shared:
                ListeningWriter.Write(_json, shared);
                break;
            case Reply.Error error:
                WriteProblem("error"u8, error.Problem, mode.Extended);
                break;
            case Reply.Notice notice:
                WriteProblem(mode.Extended ? "notice"u8 : "error"u8, notice.Problem, mode.Extended);
                break;
            case Reply.Pong pong:
                _json.WriteString("type"u8, "pong"u8);
                WriteId(pong.Id);
                break;
        }

        End();
        return true;
    }

    public void Dispose() => _json.Dispose();

    private void Begin()
    {
        _json.Reset(buffer);
        _json.WriteStartObject();
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
    }

    private void WriteFields(SessionOutput output, ClientMode mode)
    {
        var extended = mode.Extended;
        switch (output)
        {
            case SessionOutput.InputCaption caption:
                WriteCaption("input_transcription"u8, caption.Turn, caption.Text, caption.IsFinal, caption.Language, extended);
                break;
            case SessionOutput.OutputCaption caption:
                WriteCaption("output_transcription"u8, caption.Turn, caption.Text, caption.IsFinal, caption.Language, extended);
                break;
            case SessionOutput.SpeechStateChanged speech:
                _json.WriteString("type"u8, "speech_state"u8);
                _json.WriteString("state"u8, WireNames.Of(speech.State));
                _json.WriteNumber("timestamp"u8, speech.UnixMilliseconds);
                break;
            case SessionOutput.TurnCompleted turn:
                TurnCompleteWriter.Write(_json, turn, mode);
                break;
            case SessionOutput.Interrupted interrupted:
                _json.WriteString("type"u8, "interrupted"u8);
                _json.WriteNumber("turn"u8, interrupted.Turn);
                break;
            case SessionOutput.StateChanged changed:
                _json.WriteString("type"u8, "state"u8);
                _json.WriteString("state"u8, WireNames.Of(changed.State));
                _json.WriteString("reason"u8, mode.Listens ? null : changed.Reason);
                break;
            case SessionOutput.Failed failed:
                WriteProblem(
                    "error"u8, new(failed.Code, failed.Message) { RequestId = failed.RequestId, RetryAfter = failed.RetryAfter }, extended, failed.Turn);
                break;
            case SessionOutput.BudgetChanged changed:
                QuotaWriter.Write(_json, changed.Budget);
                break;
            case SessionOutput.Unshared:
                _json.WriteString("type"u8, "unshared"u8);
                break;
            case SessionOutput.ListenersChanged changed:
                _json.WriteString("type"u8, "listeners"u8);
                _json.WriteNumber("count"u8, changed.Count);
                break;
            default:
                ChatWriter.Write(_json, output);
                break;
        }
    }

    private void WriteCaption(ReadOnlySpan<byte> type, long turn, string text, bool isFinal, string? language, bool extended)
    {
        _json.WriteString("type"u8, type);
        _json.WriteString("text"u8, text);
        _json.WriteBoolean("isFinal"u8, isFinal);
        if (isFinal && language is not null)
        {
            _json.WriteString("language"u8, language);
        }

        if (extended)
        {
            _json.WriteNumber("turn"u8, turn);
        }
    }

    private void WriteProblem(ReadOnlySpan<byte> type, MessageProblem problem, bool extended, long? turn = null)
    {
        _json.WriteString("type"u8, type);
        _json.WriteString("message"u8, problem.Message);
        _json.WriteString("code"u8, problem.Code);
        if (!extended)
        {
            return;
        }

        if (problem.Field is not null)
        {
            _json.WriteString("field"u8, problem.Field);
        }

        if (turn is { } number)
        {
            _json.WriteNumber("turn"u8, number);
        }

        if (problem.RequestId is not null)
        {
            _json.WriteString("requestId"u8, problem.RequestId);
        }

        if (problem.RetryAfter is { } wait)
        {
            // Rounded up: who tries then is not too early.
            _json.WriteNumber("retryAfter"u8, (long)Math.Ceiling(wait.TotalSeconds));
        }
    }

    private void WriteId(byte[]? id)
    {
        if (id is not null)
        {
            _json.WritePropertyName("id"u8);
            _json.WriteRawValue(id);
        }
    }
}
