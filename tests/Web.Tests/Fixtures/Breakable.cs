using System.Reflection;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>The real thing, until it breaks.</summary>
public class Breakable : DispatchProxy
{
    private object? _real;
    private volatile bool _isBroken;

    /// <summary>Wraps something; what is returned is a <see cref="Breakable"/> too.</summary>
    public static T Of<T>(T real)
        where T : class
    {
        var proxy = Create<T, Breakable>();
        ((Breakable)(object)proxy)._real = real;
        return proxy;
    }

    /// <summary>From now on every call fails.</summary>
    public void Break() => _isBroken = true;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _isBroken ? throw new TimeoutException("The test broke the database.") : targetMethod!.Invoke(_real, args);
}
