using System.Text.Json;

namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>One field of a message: what the parser accepts under its name.</summary>
internal sealed record ProtoField(string Name, ProtoKind Kind)
{
    /// <summary>The name as error texts spell it: realtimeInput is realtime_input.</summary>
    public string SnakeName { get; } = JsonNamingPolicy.SnakeCaseLower.ConvertName(Name);

    public bool Repeated { get; init; }

    /// <summary>The oneof that this field belongs to; null for none.</summary>
    public string? OneOf { get; init; }

    /// <summary>The message type of a <see cref="ProtoKind.Message"/>; a function, because types may contain themselves.</summary>
    public Func<ProtoMessage>? Type { get; init; }

    /// <summary>The names of a <see cref="ProtoKind.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The name of the enum of a <see cref="ProtoKind.Choice"/>, for error texts.</summary>
    public string ChoiceType { get; init; } = "";

    /// <summary>The type as the real server's error texts name it.</summary>
    public string TypeName => Kind switch
    {
        ProtoKind.Text => "TYPE_STRING",
        ProtoKind.Bytes => "TYPE_BYTES",
        ProtoKind.Flag => "TYPE_BOOL",
        ProtoKind.Int32 => "TYPE_INT32",
        ProtoKind.Int64 => "TYPE_INT64",
        ProtoKind.Float => "TYPE_FLOAT",
        ProtoKind.Duration => "type.googleapis.com/google.protobuf.Duration",
        ProtoKind.Timestamp => "type.googleapis.com/google.protobuf.Timestamp",
        ProtoKind.Choice => $"type.googleapis.com/google.ai.generativelanguage.v1beta.{ChoiceType}",
        ProtoKind.Message => $"type.googleapis.com/google.ai.generativelanguage.v1beta.{Type!().Name}",
        _ => "type.googleapis.com/google.protobuf.Value",
    };
}
