namespace Interpreter.Core.Storage;

/// <summary>A field can't be stored; nothing was.</summary>
/// <param name="field">The field, as the API names it: <c>title</c>, <c>page_size</c>.</param>
/// <param name="problem">What is wrong with it.</param>
/// <param name="limit">The limit that it breaks; null where there is none.</param>
/// <param name="inner">What the database said.</param>
public sealed class FieldException(string field, FieldProblem problem, long? limit = null, Exception? inner = null)
    : Exception(Describe(field, problem, limit), inner)
{
    /// <summary>The field, as the API names it.</summary>
    public string Field { get; } = field;

    /// <summary>What is wrong with it.</summary>
    public FieldProblem Problem { get; } = problem;

    /// <summary>The limit that it breaks; null where there is none.</summary>
    public long? Limit { get; } = limit;

    private static string Describe(string field, FieldProblem problem, long? limit) => problem switch
    {
        FieldProblem.Required => $"{field} is required.",
        FieldProblem.TooLong => $"{field} is too long: at most {limit} are allowed.",
        FieldProblem.OutOfRange => $"{field} is out of range: the limit is {limit}.",
        FieldProblem.Taken => $"{field} is taken: choose another.",
        _ => $"{field} is malformed.",
    };
}
