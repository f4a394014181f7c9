using System.Text.Json;
using Interpreter.Core.Sessions;
using Interpreter.Web.Gemini;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>Writes the fields of what only a chat says.</summary>
internal static class ChatWriter
{
    public static void Write(Utf8JsonWriter json, SessionOutput output)
    {
        switch (output)
        {
            case SessionOutput.Asked asked:
                json.WriteString("type"u8, "asked"u8);
                json.WriteNumber("turn"u8, asked.Turn);
                json.WriteString("requestId"u8, asked.RequestId);
                json.WritePropertyName("message"u8);
                MessageJson.Write(json, asked.Question);
                break;
            case SessionOutput.TextDelta delta:
                json.WriteString("type"u8, "text_delta"u8);
                json.WriteNumber("turn"u8, delta.Turn);
                json.WriteString("text"u8, delta.Text);
                break;
            case SessionOutput.HistoryCleared cleared:
                json.WriteString("type"u8, "history_cleared"u8);
                json.WriteString("requestId"u8, cleared.RequestId);
                break;
        }
    }
}
