using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;
using Interpreter.Wire;

namespace Interpreter.LimitBench;

/// <summary>Loads a server with the requests of some users.</summary>
internal sealed class Rounds(HttpClient http, IUserStore store)
{
    private static readonly Uri Ask = new("/api/v1/gemini/api/generate_response/", UriKind.Relative);

    private int _registered;

    private async Task<string[]> RegisterAsync(int users, int limit)
    {
        var tokens = new string[users];
        for (var user = 0; user < users; user++)
        {
            using var answer = await http.PostAsJsonAsync(
                new Uri("/api/v1/auth/register/", UriKind.Relative), new { username = $"user-{_registered++}", password = "correct horse" });
            var made = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!;
            tokens[user] = (string)made["token"]!;
            await store.UpdateAsync((long)made["id"]!, new() { Limits = LimitsJson.Write(new() { RequestsPerMinute = limit }) }, CancellationToken.None);
        }

        return tokens;
    }

    /// <summary>Sends so many requests, all at once.</summary>
    public Task<Round> AtOnceAsync(int requests, int users, int limit) =>
        RunAsync($"{requests:N0} requests at once", users, limit, requests, static (_, _) => false);

    /// <summary>So many callers each send one request after the other.</summary>
    public Task<Round> ForAsync(TimeSpan time, int callers, int users, int limit) =>
        RunAsync($"{callers} callers for {time.TotalSeconds:0} s", users, limit, callers, (_, began) => Stopwatch.GetElapsedTime(began) < time);

    private async Task<Round> RunAsync(string name, int users, int limit, int callers, Func<int, long, bool> again)
    {
        var tokens = await RegisterAsync(users, limit);
        var (allowed, refused, others) = (new LatencyHistogram(), new LatencyHistogram(), 0L);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            do
            {
                var sent = Stopwatch.GetTimestamp();
                var status = await AskAsync(tokens[caller % users]);
                var microseconds = (uint)Stopwatch.GetElapsedTime(sent).TotalMicroseconds;
                if (status is HttpStatusCode.OK)
                {
                    allowed.Add(microseconds);
                }
                else if (status is HttpStatusCode.TooManyRequests)
                {
                    refused.Add(microseconds);
                }
                else
                {
                    Interlocked.Increment(ref others);
                }
            }
            while (again(caller, began));
        })));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        // A bucket is as full as it can be at the beginning, and gives back evenly until the last answer.
        var most = users * (limit + (long)(seconds * limit / 60));
        return new(
            name, limit, users, most, allowed.Count, refused.Count, others, allowed.Percentile(0.5), allowed.Percentile(0.99), refused.Percentile(0.5), refused.Percentile(0.99),
            (allowed.Count + refused.Count) / seconds);
    }

    private async Task<HttpStatusCode> AskAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Ask) { Content = JsonContent.Create(new { prompt = "Is it so?", save_to_session = false }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
