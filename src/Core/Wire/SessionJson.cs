using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interpreter.Core.Sessions;

namespace Interpreter.Core.Wire;

/// <summary>
/// What a session is told and says, as JSON, for wherever it crosses from one process to another. A reader ignores what it
/// does not know, so that the two may be of different versions; kinds are the names of the types, which keep them. Voice is not JSON: whoever carries it carries its bytes.
/// </summary>
public static class SessionJson
{
    private static readonly Dictionary<string, JsonTypeInfo> Commands = Table(
        SessionJsonContext.Default.Interrupt,
        SessionJsonContext.Default.SendText,
        SessionJsonContext.Default.Ask,
        SessionJsonContext.Default.AskAgain,
        SessionJsonContext.Default.ClearHistory,
        SessionJsonContext.Default.EndUtterance,
        SessionJsonContext.Default.Acknowledge,
        SessionJsonContext.Default.Share,
        SessionJsonContext.Default.Unshare,
        SessionJsonContext.Default.CountListeners,
        SessionJsonContext.Default.Close);

    private static readonly Dictionary<string, JsonTypeInfo> Outputs = Table(
        SessionJsonContext.Default.Attached,
        SessionJsonContext.Default.StateChanged,
        SessionJsonContext.Default.SpeechStateChanged,
        SessionJsonContext.Default.InputCaption,
        SessionJsonContext.Default.OutputCaption,
        SessionJsonContext.Default.Interrupted,
        SessionJsonContext.Default.Asked,
        SessionJsonContext.Default.TextDelta,
        SessionJsonContext.Default.HistoryCleared,
        SessionJsonContext.Default.BudgetChanged,
        SessionJsonContext.Default.TurnCompleted,
        SessionJsonContext.Default.Shared,
        SessionJsonContext.Default.Unshared,
        SessionJsonContext.Default.ListenersChanged,
        SessionJsonContext.Default.Failed);

    /// <summary>Writes settings.</summary>
    public static byte[] Write(SessionSettings settings) => JsonSerializer.SerializeToUtf8Bytes(settings, SessionJsonContext.Default.SessionSettings);

    /// <summary>Reads settings.</summary>
    /// <exception cref="JsonException">They are none.</exception>
    public static SessionSettings ReadSettings(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, SessionJsonContext.Default.SessionSettings) ?? throw new JsonException("The settings are null.");

    /// <summary>Writes a snapshot.</summary>
    public static byte[] Write(SessionSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, SessionJsonContext.Default.SessionSnapshot);

    /// <summary>Reads a snapshot.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static SessionSnapshot ReadSnapshot(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, SessionJsonContext.Default.SessionSnapshot) ?? throw new JsonException("The snapshot is null.");

    /// <summary>Writes a command.</summary>
    /// <returns>Its kind, and its JSON.</returns>
    public static (string Kind, byte[] Json) Write(SessionCommand command) => Write(Commands, command);

    /// <summary>Reads a command; null where this version knows no such kind.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static SessionCommand? ReadCommand(string kind, ReadOnlySpan<byte> json) => (SessionCommand?)Read(Commands, kind, json);

    /// <summary>Writes an output that is not <see cref="SessionOutput.Speech"/>.</summary>
    /// <returns>Its kind, and its JSON without its sequence number.</returns>
    public static (string Kind, byte[] Json) Write(SessionOutput output) => Write(Outputs, output);

    /// <summary>Reads an output; null where this version knows no such kind.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="json">Its JSON.</param>
    /// <param name="sequence">The number that it had.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static SessionOutput? ReadOutput(string kind, ReadOnlySpan<byte> json, long sequence)
    {
        var output = (SessionOutput?)Read(Outputs, kind, json);
        return output is null ? null : Numbered(output, sequence);
    }

    /// <summary>Gives an output the number that it had in the process that said it.</summary>
    public static SessionOutput Numbered(SessionOutput output, long sequence)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Sequence = sequence;
        return output;
    }

    private static (string Kind, byte[] Json) Write(Dictionary<string, JsonTypeInfo> table, object value)
    {
        var kind = value.GetType().Name;
        return (kind, JsonSerializer.SerializeToUtf8Bytes(value, table[kind]));
    }

    private static object? Read(Dictionary<string, JsonTypeInfo> table, string kind, ReadOnlySpan<byte> json) =>
        table.TryGetValue(kind, out var type) ? JsonSerializer.Deserialize(json, type) ?? throw new JsonException($"{kind} is null.") : null;

    private static Dictionary<string, JsonTypeInfo> Table(params ReadOnlySpan<JsonTypeInfo> types)
    {
        var table = new Dictionary<string, JsonTypeInfo>(types.Length);
        foreach (var type in types)
        {
            table.Add(type.Type.Name, type);
        }

        return table;
    }
}
