using System.Text.Json;

namespace Interpreter.GeminiSimulator.Tests.Kit;

internal static class MessageExtensions
{
    /// <summary>True: the message has the member at its top or in its serverContent.</summary>
    public static bool Has(this JsonElement message, string member) =>
        message.TryGetProperty(member, out _) || message.Content(member) is not null;

    public static JsonElement? Content(this JsonElement message, string member) =>
        message.TryGetProperty("serverContent", out var content) && content.TryGetProperty(member, out var value) ? value : null;
}
