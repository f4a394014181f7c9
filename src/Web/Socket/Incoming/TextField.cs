using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Reads "text".</summary>
internal static class TextField
{
    /// <param name="json">The field's raw JSON; empty where it is absent.</param>
    /// <param name="isOptional">Whether it may say nothing, or be absent.</param>
    /// <param name="text">The text; empty where it says nothing.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static MessageProblem? Read(ReadOnlySpan<byte> json, bool isOptional, out string text)
    {
        text = "";
        if (isOptional && RawJson.IsAbsent(json))
        {
            return null;
        }

        if (!RawJson.TryGetString(json, out var read) || read.Length > SessionSettings.MaxTextLength || (!isOptional && string.IsNullOrWhiteSpace(read)))
        {
            return new(
                ProtocolErrorCodes.InvalidField,
                isOptional
                    ? $"\"text\" must be a string of at most {SessionSettings.MaxTextLength} characters, or left out."
                    : $"\"text\" must be a string of 1 to {SessionSettings.MaxTextLength} characters that says something.",
                "text");
        }

        text = string.IsNullOrWhiteSpace(read) ? "" : read;
        return null;
    }
}
