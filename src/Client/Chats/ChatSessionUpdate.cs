using System.Text.Json.Serialization;

namespace Interpreter.Client.Chats;

/// <summary>What of a session is to change; null for what stays.</summary>
public sealed record ChatSessionUpdate
{
    /// <summary>Its new title: 1 to 200 characters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>Whether it is in use.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsActive { get; init; }
}
