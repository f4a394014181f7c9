using System.Security.Cryptography;
using Interpreter.Core.Sessions;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Failures;
using Interpreter.Gemini.Keys;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Rest;
using Interpreter.Gemini.Tests.Contract;
using Interpreter.Gemini.Tests.Simulator;
using Interpreter.Gemini.Text;
using Interpreter.Gemini.Upstream;
using Interpreter.GeminiSimulator;
using Interpreter.GeminiSimulator.Rest;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Keys;

/// <summary>Users' own keys, against the simulator.</summary>
public sealed class OwnKeyTests
{
    private const long Anna = 1;
    private const long Boris = 2;
    private const long Nobody = 3;

    [Theory]
    [InlineData(KeyRefusal.AcceptThenClose)]
    [InlineData(KeyRefusal.RejectUpgrade)]
    public async Task A_session_is_opened_with_its_owners_key_and_no_other(KeyRefusal refusal)
    {
        // The server's key is refused: whoever gets through has used another.
        await using var server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options with { KeyRefusal = refusal }, Cancellation);
        using var http = GeminiHttp.CreateClient();
        var endpoint = new GeminiEndpoint.Developer(server.BaseAddress);
        var credential = GeminiCredential.Parse(SimulatedGemini.RefusedKey);
        var keys = new Keys { [Anna] = "annas-key", [Boris] = SimulatedGemini.RefusedKey };
        var connector = new GeminiUpstreamConnector(new LiveClient(new() { Endpoint = endpoint, Credential = credential }), new RefusalProbe(http, endpoint, credential), keys);

        await using var upstream = await connector.ConnectAsync(SimulatedGemini.Setup() with { OwnerId = Anna }, Cancellation);
        Assert.True(upstream.TrySend(new UpstreamInput.Text("만나서 반갑습니다.")));
        Assert.Equal("It is a pleasure to meet you.", (await upstream.ReadUntilAsync<UpstreamEvent.TurnComplete>()).Said);

        var own = await Assert.ThrowsAsync<UpstreamException>(() => connector.ConnectAsync(SimulatedGemini.Setup() with { OwnerId = Boris }, Cancellation));
        Assert.Equal((UpstreamFailure.Auth, true, SessionErrorCodes.OwnKeyRefused), (own.Kind, own.IsOwnKey, UpstreamProblem.Code(own)));
        Assert.Contains("/gemini/settings/", UpstreamProblem.Message(own), StringComparison.Ordinal);
        foreach (var owner in (long?[])[Nobody, null])
        {
            var servers = await Assert.ThrowsAsync<UpstreamException>(() => connector.ConnectAsync(SimulatedGemini.Setup() with { OwnerId = owner }, Cancellation));
            Assert.Equal((UpstreamFailure.Auth, false, SessionErrorCodes.UpstreamAuth), (servers.Kind, servers.IsOwnKey, UpstreamProblem.Code(servers)));
        }
    }

    [Fact]
    public async Task A_text_is_asked_for_with_its_owners_key_whole_streamed_and_counted()
    {
        await using var server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options, Cancellation);
        using var http = GeminiHttp.CreateClient();
        var channel = new RestChannel(http, new() { Endpoint = new GeminiEndpoint.Developer(server.BaseAddress), Credential = GeminiCredential.Parse(SimulatedGemini.RefusedKey) });
        var model = new GeminiTextModel(new TextClient(channel), new GeminiTextModels(), new Keys { [Anna] = "annas-key", [Boris] = SimulatedGemini.RefusedKey });

        var annas = TextRequest.Of("Hi") with { OwnerId = Anna };
        Assert.Equal(TextFinish.Complete, (await model.GenerateAsync(annas, Cancellation)).End.Finish);
        Assert.True(await model.CountAsync(annas, Cancellation) > 0);
        var last = default(TextDelta);
        await foreach (var delta in model.StreamAsync(annas, Cancellation))
        {
            last = delta;
        }

        Assert.Equal(TextFinish.Complete, last?.End?.Finish);
        foreach (var (owner, isOwn) in new[] { ((long?)Boris, true), (Nobody, false), (null, false) })
        {
            var request = TextRequest.Of("Hi") with { OwnerId = owner };
            Func<Task>[] ways =
            [
                () => model.GenerateAsync(request, Cancellation),
                () => model.CountAsync(request, Cancellation),
                async () => await model.StreamAsync(request, Cancellation).GetAsyncEnumerator(Cancellation).MoveNextAsync(),
            ];
            foreach (var way in ways)
            {
                var refused = await Assert.ThrowsAsync<UpstreamException>(way);
                Assert.Equal((UpstreamFailure.Auth, isOwn), (refused.Kind, refused.IsOwnKey));
            }
        }

        server.RefuseRequests(RestFault.DailyQuota);
        var quota = await Assert.ThrowsAsync<UpstreamException>(() => model.GenerateAsync(annas, Cancellation));
        Assert.Equal((QuotaScope.Day, SessionErrorCodes.OwnKeyQuota), (quota.Quota, UpstreamProblem.Code(quota)));
        Assert.Equal(TimeSpan.FromSeconds(20), quota.RetryAfter);
    }

    [Fact]
    public async Task The_probe_tells_a_key_that_is_taken_from_one_that_is_not()
    {
        await using var server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options, Cancellation);
        using var http = GeminiHttp.CreateClient();
        var channel = new RestChannel(http, new() { Endpoint = new GeminiEndpoint.Developer(server.BaseAddress), Credential = GeminiCredential.Parse(SimulatedGemini.RefusedKey) });
        var probe = new GeminiKeyProbe(channel);

        Assert.Null(await probe.TestAsync(" some-key ", Cancellation));
        Assert.Equal(UpstreamFailure.Auth, (await probe.TestAsync(SimulatedGemini.RefusedKey, Cancellation))?.Kind);
        foreach (var none in new[] { "", "  ", "two words", "ключ", "a\r\nb: c" })
        {
            Assert.Equal(UpstreamFailure.Auth, (await probe.TestAsync(none, Cancellation))?.Kind);
        }

        await server.DisposeAsync();
        Assert.Equal(UpstreamFailure.Network, (await probe.TestAsync("some-key", Cancellation))?.Kind);
    }

    [Fact]
    public async Task A_key_that_can_t_be_read_is_not_replaced_by_the_servers()
    {
        var clients = new OwnKeyClients<object>(new BrokenKeys(new CryptographicException()), _ => new object());
        var unreadable = await Assert.ThrowsAsync<UpstreamException>(async () => await clients.FindAsync(Anna, Cancellation));
        Assert.Equal(SessionErrorCodes.OwnKeyRefused, UpstreamProblem.Code(unreadable));

        clients = new(new BrokenKeys(new TimeoutException()), _ => new object());
        Assert.True((await Assert.ThrowsAsync<UpstreamException>(async () => await clients.FindAsync(Anna, Cancellation))).CanRetry);
    }

    [Fact]
    public async Task One_client_serves_a_key_and_few_are_kept()
    {
        var keys = new Keys();
        var made = 0;
        var clients = new OwnKeyClients<object>(keys, _ => ++made);
        for (var owner = 1; owner <= OwnKeyClients<object>.Capacity; owner++)
        {
            keys[owner] = $"key-{owner}";
            Assert.Equal(owner, await clients.FindAsync(owner, Cancellation));
        }

        Assert.Equal(1, await clients.FindAsync(1, Cancellation));
        keys[1000] = "one-more";
        await clients.FindAsync(1000, Cancellation);
        Assert.Equal(1, await clients.FindAsync(1, Cancellation));
        Assert.Equal(made + 1, await clients.FindAsync(2, Cancellation));
    }

    [Fact]
    public void Nothing_that_holds_a_key_says_it()
    {
        var credential = GeminiCredential.Parse("secret-key");
        var rest = new RestOptions { Credential = credential };
        var live = new LiveClientOptions { Credential = credential };
        using var http = new HttpClient();
        Assert.All([$"{credential}", $"{rest}", $"{live}", $"{new RestChannel(http, rest)}", $"{new LiveClient(live).With(credential)}"], text => Assert.DoesNotContain("secret", text, StringComparison.Ordinal));
    }

    private sealed class Keys : Dictionary<long, string>, IUserKeys
    {
        public ValueTask<string?> FindAsync(long ownerId, CancellationToken cancellationToken) => new(this.GetValueOrDefault(ownerId));
    }

    private sealed class BrokenKeys(Exception error) : IUserKeys
    {
        public ValueTask<string?> FindAsync(long ownerId, CancellationToken cancellationToken) => throw error;
    }
}
