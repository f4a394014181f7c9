namespace Interpreter.Core.Storage;

/// <summary>Which page of a list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">Rows in a page, from 1 to <see cref="StorageLimits.PageSize"/>.</param>
public sealed record PageRequest(int Number = 1, int Size = 20)
{
    /// <summary>Rows before the page.</summary>
    public long Offset => (Number - 1L) * Size;
}
