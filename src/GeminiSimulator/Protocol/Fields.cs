namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>Short names for the kinds of fields, so that a schema reads as a table.</summary>
internal static class Fields
{
    public static ProtoField Text(string name) => new(name, ProtoKind.Text);

    public static ProtoField Texts(string name) => new(name, ProtoKind.Text) { Repeated = true };

    public static ProtoField Bytes(string name) => new(name, ProtoKind.Bytes);

    public static ProtoField Flag(string name) => new(name, ProtoKind.Flag);

    public static ProtoField Int32(string name) => new(name, ProtoKind.Int32);

    public static ProtoField Int64(string name) => new(name, ProtoKind.Int64);

    public static ProtoField Float(string name) => new(name, ProtoKind.Float);

    public static ProtoField Timestamp(string name) => new(name, ProtoKind.Timestamp);

    public static ProtoField AnyJson(string name) => new(name, ProtoKind.AnyJson);

    public static ProtoField Choice(string name, string type, params string[] choices) =>
        new(name, ProtoKind.Choice) { ChoiceType = type, Choices = choices };

    public static ProtoField Choices(string name, string type, params string[] choices) =>
        Choice(name, type, choices) with { Repeated = true };

    public static ProtoField One(string name, Func<ProtoMessage> type) => new(name, ProtoKind.Message) { Type = type };

    public static ProtoField Many(string name, Func<ProtoMessage> type) => One(name, type) with { Repeated = true };

    /// <summary>A message without fields, or one that is accepted whole and never looked into.</summary>
    public static ProtoField Opaque(string name) => new(name, ProtoKind.AnyJson);

    /// <summary>The same field as a member of a oneof.</summary>
    public static ProtoField In(this ProtoField field, string oneOf) => field with { OneOf = oneOf };
}
