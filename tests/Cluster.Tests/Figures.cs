using System.Diagnostics;
using System.Globalization;
using System.Text;
using Interpreter.Cluster.Tests.Conversations;
using Interpreter.Cluster.Tests.Simulated;

namespace Interpreter.Cluster.Tests;

/// <summary>What a test has counted and timed, for people: nothing of it decides.</summary>
internal sealed class Figures
{
    private readonly StringBuilder _lines = new();

    public void Add(string line) => _lines.AppendLine(line);

    /// <summary>What became of all audio and all captions.</summary>
    public void Add(IReadOnlyList<Account> accounts)
    {
        Add($"conversations {accounts.Count}, turns {accounts.Sum(one => one.Turns)}, unrecognised {accounts.Sum(one => one.Unrecognised)}");
        Add($"voice to the clients {accounts.Sum(one => one.VoiceBytes) / 48_000.0:F1} s, each byte once");
        Add($"spoken {Seconds(accounts.Sum(one => one.Spoken))} s, all of it heard by the model; heard with silence {Seconds(accounts.Sum(one => one.Heard))} s, of this {Seconds(accounts.Sum(one => one.HeardAgain))} s again on another connection; silence left out between connections {Seconds(accounts.Sum(one => one.SilenceLeftOut))} s");
        Add($"connections to the model {accounts.Sum(one => one.Connections)}, answers {accounts.Sum(one => one.Answers)}, of these {accounts.Sum(one => one.AnswersAgain)} begun again on another connection");

        static string Seconds(int blocks) => (blocks * 0.02).ToString("F1", CultureInfo.InvariantCulture);
    }

    /// <summary>How long a silo's conversations were cut off from the model.</summary>
    public void AddSiloLoss(long killedAt, long noticedAt, IReadOnlyList<HeardConnection> connections, IReadOnlyList<Conversation> conversations)
    {
        var back = connections.Where(connection => connection.OpenedAt > killedAt && connection.Conversation is not null).ToList();
        Add($"silo killed: noticed after {Milliseconds(killedAt, noticedAt)} ms; {back.Count} conversations were on it");
        AddSpread("  kill to the model's new connection", back.Select(one => Milliseconds(killedAt, one.OpenedAt)));
        AddSpread("  kill to the first audio on it", back.Select(one => Milliseconds(killedAt, one.FirstAudioAt!.Value)));
        AddSpread(
            "  kill to the first voice at the client",
            back.Select(one => FirstAfter(conversations[one.Conversation!.Value], killedAt, "Speech")).OfType<long>().Select(at => Milliseconds(killedAt, at)));
    }

    /// <summary>How long a gateway's clients were cut off.</summary>
    public void AddGatewayLoss(long killedAt, IReadOnlyList<Conversation> conversations)
    {
        var back = conversations.Select(conversation => conversation.Moments.FirstOrDefault(moment => moment.At > killedAt && moment.IsResumed)).Where(moment => moment is not null).ToList();
        Add($"gateway killed: {back.Count} conversations were on it");
        AddSpread("  kill to the session resumed on the other gateway", back.Select(moment => Milliseconds(killedAt, moment!.At)));
    }

    /// <summary>Shows them, and keeps them beside the test's program.</summary>
    public void Write(string name)
    {
        var text = _lines.ToString();
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        TestContext.Current.SendDiagnosticMessage("{0}", text);
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, $"{name}.figures.txt"), text);
    }

    private static long? FirstAfter(Conversation conversation, long at, string kind) =>
        conversation.Moments.FirstOrDefault(moment => moment.At > at && moment.Kind == kind)?.At;

    private static long Milliseconds(long from, long to) => (long)Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;

    private void AddSpread(string what, IEnumerable<long> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        Add(sorted.Count == 0 ? $"{what}: none" : string.Create(CultureInfo.InvariantCulture, $"{what}: p50 {sorted[sorted.Count / 2]} ms, p95 {sorted[sorted.Count * 95 / 100]} ms, longest {sorted[^1]} ms"));
    }
}
