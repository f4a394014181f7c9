using System.Globalization;

namespace Interpreter.Core.Exports.Imports;

/// <summary>What is wrong, up to as much as anybody reads.</summary>
internal sealed class ImportProblems
{
    private const int Most = 20;

    private readonly List<ImportProblem> _problems = [];

    public IReadOnlyList<ImportProblem> All => _problems;

    public bool IsFull => _problems.Count >= Most;

    public void Add(string path, ImportFault fault, string? limit = null)
    {
        if (!IsFull)
        {
            _problems.Add(new ImportProblem(path, fault, limit));
        }
    }

    public void Add(string path, ImportFault fault, int limit) => Add(path, fault, limit.ToString(CultureInfo.InvariantCulture));
}
