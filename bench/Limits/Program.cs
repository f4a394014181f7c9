// Asks a real server for more than its users may have, and counts what passes. Writes bench/results/limits.md; fails
// where more passed than may.
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Core.Users;
using Interpreter.LimitBench;
using Interpreter.Standalone;
using Interpreter.Web;
using Microsoft.Extensions.DependencyInjection;

const int Requests = 1000;

var folder = Directory.CreateTempSubdirectory("interpreter-limits-");
try
{
    await using var server = await StandaloneHost.StartAsync(
        ["--PORT", "0", "--LOG_LEVEL", "ERROR", "--DATA_DIR", folder.FullName, "--AUTH_REQUESTS_PER_MINUTE", "1000000", "--LIMIT_REQUEST_WAIT_SECONDS", "0"],
        new()
        {
            IgnoreEnvironment = true,
            Services = services =>
            {
                services.AddSingleton<ITextModel, InstantModel>();

                // Hundreds of users are made; how is not what is measured.
                services.AddSingleton(provider => provider.GetRequiredService<InterpreterWebOptions>().Accounts with { PasswordRounds = 1000 });
            },
        });
    using var http = new HttpClient { BaseAddress = server.Address };
    var load = new Rounds(http, server.Services.GetRequiredService<IUserStore>());
    await load.AtOnceAsync(100, 1, 60);
    Round[] rounds =
    [
        await load.AtOnceAsync(Requests, 1, 60),
        await load.AtOnceAsync(Requests, 100, 5),
        await load.ForAsync(TimeSpan.FromSeconds(10), 64, 1, 60),
        await load.ForAsync(TimeSpan.FromSeconds(10), 64, 64, 60),
    ];
    var store = server.Services.GetRequiredService<IUserStore>();
    var unlimited = await store.CreateAsync(new("unlimited", "hash", "stamp"), CancellationToken.None);
    await store.UpdateAsync(unlimited.Id, new() { Limits = LimitsJson.Write(new() { RequestsPerMinute = 1_000_000 }) }, CancellationToken.None);
    var admission = await Admissions.MeasureAsync(server.Services.GetRequiredService<IUserDirectory>().Find(unlimited.Id));
    var report = Report.Write(rounds, admission);
    await File.WriteAllTextAsync(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "bench", "results", "limits.md")), report);
    Console.Write(report);
    return rounds.All(round => round.Holds) ? 0 : 1;
}
finally
{
    folder.Delete(recursive: true);
}
