using System.Text.Json;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>Writes the fields of "turn_complete".</summary>
internal static class TurnCompleteWriter
{
    public static void Write(Utf8JsonWriter json, SessionOutput.TurnCompleted turn, bool extended)
    {
        json.WriteString("type"u8, "turn_complete"u8);
        json.WriteString("inputText"u8, turn.InputText);
        json.WriteString("outputText"u8, turn.OutputText);
        if (extended)
        {
            json.WriteNumber("turn"u8, turn.Turn);
            json.WriteBoolean("interrupted"u8, turn.WasInterrupted);
            WriteUsage(json, turn);
            WriteMeasures(json, turn);
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
