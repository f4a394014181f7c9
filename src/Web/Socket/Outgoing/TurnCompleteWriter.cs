using System.Text.Json;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>Writes the fields of "turn_complete".</summary>
internal static class TurnCompleteWriter
{
    public static void Write(Utf8JsonWriter json, SessionOutput.TurnCompleted turn, ClientMode mode)
    {
        json.WriteString("type"u8, "turn_complete"u8);
        json.WriteString("inputText"u8, turn.InputText);
        json.WriteString("outputText"u8, turn.OutputText);
        if (mode.Extended)
        {
            json.WriteNumber("turn"u8, turn.Turn);
            json.WriteBoolean("interrupted"u8, turn.WasInterrupted);
        }

        if (mode is { Extended: true, Listens: false })
        {
            WriteUsage(json, turn);
            WriteMeasures(json, turn);
            WriteStored(json, turn, mode.Chat);
        }
    }

    private static void WriteStored(Utf8JsonWriter json, SessionOutput.TurnCompleted turn, bool isChat)
    {
        if (isChat)
        {
            json.WriteString("requestId"u8, turn.RequestId);
        }

        if (isChat || turn.Question is not null || turn.Answer is not null)
        {
            WriteNumber(json, "userMessageId"u8, turn.Question?.Id);
            WriteNumber(json, "assistantMessageId"u8, turn.Answer?.Id);
        }

        if (isChat)
        {
            WriteNumber(json, "responseTime"u8, turn.Answer?.ResponseTime);
            json.WriteString("finishReason"u8, turn.FinishReason);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteUsage(Utf8JsonWriter json, SessionOutput.TurnCompleted turn)
    {
        if (turn.Usage is not { } usage)
        {
            json.WriteNull("usage"u8);
            return;
        }

        json.WriteStartObject("usage"u8);
        json.WriteNumber("promptTokens"u8, usage.Prompt);
        json.WriteNumber("responseTokens"u8, usage.Response);
        json.WriteNumber("totalTokens"u8, usage.Total);
        json.WriteEndObject();
    }

    private static void WriteMeasures(Utf8JsonWriter json, SessionOutput.TurnCompleted turn)
    {
        json.WriteStartObject("audio"u8);
        json.WriteNumber("inputMs"u8, Round(turn.InputAudioMilliseconds));
        json.WriteNumber("outputMs"u8, Round(turn.OutputAudioMilliseconds));
        json.WriteEndObject();
        json.WriteStartObject("latency"u8);
        if (turn.FirstAudioMilliseconds is { } first)
        {
            json.WriteNumber("firstAudioMs"u8, Round(first));
        }
        else
        {
            json.WriteNull("firstAudioMs"u8);
        }

        json.WriteNumber("turnMs"u8, Round(turn.DurationMilliseconds));
        json.WriteEndObject();
    }

    private static long Round(double milliseconds) => (long)Math.Round(milliseconds);
}
