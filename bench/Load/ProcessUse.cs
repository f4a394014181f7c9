using System.Globalization;

namespace Interpreter.Load;

/// <summary>What the kernel says a process has used: all its threads' time, in user and in kernel mode.</summary>
/// <param name="CpuMilliseconds">Since it started.</param>
/// <param name="ResidentBytes">Now.</param>
internal readonly record struct ProcessUse(double CpuMilliseconds, long ResidentBytes)
{
    // USER_HZ, which Linux fixes for all its programs.
    private const double MillisecondsPerTick = 10;

    public static ProcessUse Of(IReadOnlyList<int> pids) => pids.Select(Of).Aggregate((sum, one) => new(sum.CpuMilliseconds + one.CpuMilliseconds, sum.ResidentBytes + one.ResidentBytes));

    public static ProcessUse Of(int pid)
    {
        // The command's name comes second, in parentheses, and may hold blanks.
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = Number(fields[11]) + Number(fields[12]);
        return new ProcessUse(ticks * MillisecondsPerTick, Number(fields[21]) * Environment.SystemPageSize);
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
