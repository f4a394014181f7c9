namespace Interpreter.Core.Storage;

/// <summary>What is wrong with a field.</summary>
public enum FieldProblem
{
    /// <summary>It is missing or empty.</summary>
    Required,

    /// <summary>It is longer than its limit.</summary>
    TooLong,

    /// <summary>It lies outside its range.</summary>
    OutOfRange,

    /// <summary>It is not of its form: JSON that does not parse, text with U+0000 or half a surrogate pair.</summary>
    Malformed,

    /// <summary>Another has it already.</summary>
    Taken,
}
