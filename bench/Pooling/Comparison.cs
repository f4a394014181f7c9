using Interpreter.Core.Text;
using Interpreter.Gemini;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Rest;
using Interpreter.Gemini.Text;

namespace Interpreter.Pooling;

/// <summary>Sends the same messages on the pooled connection and on new ones, in turns, so that both meet the same machine.</summary>
internal static class Comparison
{
    private const int Rounds = 10;

    private static readonly TextRequest Message = TextRequest.Of("Why is the sky blue?");

    public static async Task<Point> RunAsync(TimeSpan roundTrip, int messages)
    {
        using var model = await ModelProcess.StartAsync();
        using var distance = roundTrip > TimeSpan.Zero ? new Distance(model.Port, roundTrip) : null;
        var address = new Uri($"https://localhost:{distance?.Port ?? model.Port}/");
        using var http = Client(model);
        var pooled = ModelOf(http, address);
        var (reused, fresh) = (new Tally(), new Tally());

        // The first round is for the runtime to compile, and is not counted. It also opens the connection that is kept.
        for (var round = 0; round <= Rounds; round++)
        {
            var isCounted = round > 0;
            await MeasureAsync(isCounted ? reused : new(), model, messages / Rounds, () => pooled.GenerateAsync(Message, CancellationToken.None));
            await MeasureAsync(isCounted ? fresh : new(), model, messages / Rounds, async () =>
            {
                using var once = Client(model);
                return await ModelOf(once, address).GenerateAsync(Message, CancellationToken.None);
            });
        }

        return new(roundTrip, messages / Rounds * Rounds, reused.ToCost(), fresh.ToCost());
    }

    private static async Task MeasureAsync(Tally tally, ModelProcess model, int messages, Func<Task<TextAnswer>> ask)
    {
        var time = TimeProvider.System;
        var before = await model.AskAsync();
        var cpu = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < messages; i++)
        {
            var began = time.GetTimestamp();
            await ask();
            tally.Times.Add(time.GetElapsedTime(began).TotalMilliseconds);
        }

        tally.ClientCpu += (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
        var after = await model.AskAsync();
        tally.ServerCpu += after.Cpu - before.Cpu;
        tally.Connections += after.Connections - before.Connections;
    }

    // The certificate is of the model's own making.
    private static HttpClient Client(ModelProcess model) =>
        GeminiHttp.CreateClient(handler => handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == model.Certificate);

    private static GeminiTextModel ModelOf(HttpClient http, Uri address) => new(
        new TextClient(new RestChannel(http, new RestOptions { Endpoint = new GeminiEndpoint.Developer(address), Credential = GeminiCredential.Parse("key") })),
        new GeminiTextModels());

    private sealed class Tally
    {
        public List<double> Times { get; } = [];

        public int Connections { get; set; }

        public double ClientCpu { get; set; }

        public double ServerCpu { get; set; }

        public Cost ToCost()
        {
            Times.Sort();
            return new(Connections, Times[Times.Count / 2], Times[(int)(Times.Count * 0.99)], ClientCpu / Times.Count, ServerCpu / Times.Count);
        }
    }
}
