using System.Reflection;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>A port of a cluster that all tests of a class share: each calls what the test at hand has behind it.</summary>
public class Shared<T> : DispatchProxy
    where T : class
{
    /// <summary>What is behind the port now.</summary>
    public T? Target { get; set; }

    /// <summary>The port.</summary>
    public T Port => (T)(object)this;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        try
        {
            return targetMethod!.Invoke(Target, args);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            throw inner;
        }
    }
}
