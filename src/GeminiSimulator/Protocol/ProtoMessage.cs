namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>A message type: its fields, found by camelCase and snake_case names alike.</summary>
internal sealed class ProtoMessage
{
    private readonly Dictionary<string, ProtoField> _fields = new(StringComparer.Ordinal);

    public ProtoMessage(string name, params ProtoField[] fields)
    {
        Name = name;
        foreach (var field in fields)
        {
            _fields[field.Name] = field;
            _fields[field.SnakeName] = field;
        }
    }

    public string Name { get; }

    public bool TryFind(string name, out ProtoField field) => _fields.TryGetValue(name, out field!);
}
