// What our client of Gemini Live and Google's SDK cost a session, in turns, in one run.
// dotnet run -c Release --project bench/LiveClients -- [--sessions 20] [--seconds 10] [--rounds 3]
using System.Globalization;
using Interpreter.Compare;
using Interpreter.Gemini.Live;
using Interpreter.GoogleGenAI;
using Interpreter.LiveClients;

var options = args.Chunk(2).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));
var sessions = options.GetValueOrDefault("--sessions", 20);
var time = TimeSpan.FromSeconds(options.GetValueOrDefault("--seconds", 10));
var rounds = options.GetValueOrDefault("--rounds", 3);
Subject[] subjects =
[
    new("own", (settings, clock) => new LiveClient(settings, clock)),
    new("google", (settings, clock) => new GoogleLiveClient(settings, clock)),
];

using var model = await Server.StartAsync("FakeGemini", [], [], port: null, CancellationToken.None);
var points = subjects.ToDictionary(subject => subject, _ => new List<Point>());

// The first round compiles, and is not counted.
for (var round = 0; round <= rounds; round++)
{
    foreach (var subject in round % 2 == 0 ? subjects : subjects.Reverse())
    {
        var point = await Round.RunAsync(subject, model.Address, sessions, round == 0 ? time / 2 : time);
        Console.Error.WriteLine($"{(round == 0 ? "warm-up" : $"round {round}")} {subject.Name}: {point}");
        if (round > 0)
        {
            points[subject].Add(point);
        }
    }
}

var report = Report.Write(sessions, time, rounds, points[subjects[0]], points[subjects[1]]);
Console.Write(report);
var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "bench", "results"));
await File.WriteAllTextAsync(Path.Combine(folder, "google-genai.md"), report);
