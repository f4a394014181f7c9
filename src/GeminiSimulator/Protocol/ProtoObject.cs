namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>A parsed message: fields by camelCase name, with values of the kinds its type declares.</summary>
internal sealed class ProtoObject
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    public bool Has(string name) => _values.ContainsKey(name);

    public void Set(string name, object value) => _values[name] = value;

    public void Remove(string name) => _values.Remove(name);

    public IEnumerable<string> Names => _values.Keys;

    public object? Value(string name) => _values.GetValueOrDefault(name);

    public ProtoObject? Object(string name) => Value(name) as ProtoObject;

    public string? Text(string name) => Value(name) as string;

    public byte[]? Bytes(string name) => Value(name) as byte[];

    public bool Flag(string name) => Value(name) is true;

    public bool? MaybeFlag(string name) => Value(name) as bool?;

    public long? Int(string name) => Value(name) as long?;

    public DateTimeOffset? Time(string name) => Value(name) as DateTimeOffset?;

    public IEnumerable<ProtoObject> Objects(string name) => List(name).OfType<ProtoObject>();

    public IEnumerable<string> Texts(string name) => List(name).OfType<string>();

    private IReadOnlyList<object> List(string name) => Value(name) as IReadOnlyList<object> ?? [];
}
