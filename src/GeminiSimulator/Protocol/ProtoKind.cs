namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>The types a field of a message can have, as proto3 JSON knows them.</summary>
internal enum ProtoKind
{
    Text,
    Bytes,
    Flag,
    Int32,
    Int64,
    Float,
    Duration,
    Timestamp,
    Choice,
    Message,
    AnyJson,
}
