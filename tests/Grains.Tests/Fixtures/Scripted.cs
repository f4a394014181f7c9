using System.Reflection;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>Answers the calls of an interface as a test says: a grain that no silo knows of.</summary>
public class Scripted : DispatchProxy
{
    private Func<string, object?[], object?> _answer = static (_, _) => null;

    public static T New<T>(Func<string, object?[], object?> answer)
        where T : class
    {
        var proxy = Create<T, Scripted>();
        ((Scripted)(object)proxy)._answer = answer;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!.Name, args ?? []);
}
