using System.Diagnostics.CodeAnalysis;

namespace Interpreter.Web.Accounts;

/// <summary>What is remembered of names or addresses. Bounded: the one seen longest ago is forgotten. For one caller at a time.</summary>
/// <param name="capacity">How many.</param>
internal sealed class RecentKeys<T>(int capacity)
{
    private readonly Dictionary<string, LinkedListNode<(string Key, T Value)>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, T Value)> _order = new();

    /// <summary>Finds what is remembered.</summary>
    public bool TryGet(string key, [MaybeNullWhen(false)] out T value)
    {
        var found = _nodes.TryGetValue(key, out var node);
        value = found ? node!.Value.Value : default;
        return found;
    }

    /// <summary>Remembers, as the newest.</summary>
    public void Set(string key, T value)
    {
        Forget(key);
        if (_nodes.Count == capacity)
        {
            Forget(_order.First!.Value.Key);
        }

        _nodes[key] = _order.AddLast((key, value));
    }

    private void Forget(string key)
    {
        if (_nodes.Remove(key, out var node))
        {
            _order.Remove(node);
        }
    }
}
