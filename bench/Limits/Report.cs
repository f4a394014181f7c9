using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Interpreter.LimitBench;

/// <summary>Writes what was measured.</summary>
internal static class Report
{
    public static string Write(IReadOnlyList<Round> rounds, (double P50, double P99, double PerSecond) admission)
    {
        var text = new StringBuilder();
        text.AppendLine(
            """
            # Limits under load

            ```sh
            dotnet run -c Release --project bench/Limits
            ```

            The whole server, with its embedded database and a model that answers at once, is asked by `POST /api/v1/gemini/api/generate_response/` over real
            sockets, from the same process and processors. Nobody waits for a turn (`LIMIT_REQUEST_WAIT_SECONDS=0`): a request passes or is refused. *At most*
            is what the buckets hold and give back until the last answer; **more than that never passes, or the run fails**. Latencies are of whole HTTP
            requests: sign-in looked up, admitted, answered, and what was used counted.

            | load | users | limit, a minute | at most | allowed | refused | allowed p50, p99, ms | refused p50, p99, ms | requests/s |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
        foreach (var round in rounds)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {round.Name} | {round.Users} | {round.Limit} | {round.Most:N0} | {round.Allowed:N0} | {round.Refused:N0} | {round.AllowedP50:F1}, {round.AllowedP99:F1} | {round.RefusedP50:F1}, {round.RefusedP99:F1} | {round.PerSecond:N0} |");
        }

        text.AppendLine();
        text.AppendLine("At once, every request opens a connection of its own: what its latency tells is the queue for the processors.");
        text.AppendLine();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"The user's actor alone, asked in the process by two tasks for one user: p50 {admission.P50:F0} µs, p99 {admission.P99:F0} µs, {admission.PerSecond:N0} admissions/s.");
        text.AppendLine();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()):yyyy-MM-dd HH:mm} UTC, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors. Load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the end.");
        return text.ToString();
    }
}
