using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Upstream;
using Interpreter.Storage;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing;
using Interpreter.Testing.Sockets;
using Interpreter.Web.Accounts;
using Interpreter.Web.Socket;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>A real server on a free loopback port, over a real database and a clock that stands.</summary>
internal sealed class AccountServer : IAsyncDisposable, ILoggerProvider, ILogger
{
    private readonly IDatabases _databases;
    private readonly string _connectionString;
    private readonly HttpClient _http = new();
    private readonly SemaphoreSlim _logged = new(0);
    private WebApplication? _app;
    private BreakableUsers? _users;
    private ISessionStore? _sessions;

    private AccountServer(IDatabases databases, string connectionString, Store store, FakeClock clock) =>
        (_databases, _connectionString, Store, Clock) = (databases, connectionString, store, clock);

    public Store Store { get; }

    public FakeClock Clock { get; }

    public ScriptedDirectory Sessions { get; } = new();

    public ScriptedKeyProbe KeyProbe { get; } = new();

    public ConcurrentQueue<string> Entries { get; } = new();

    public IServiceProvider Services => _app!.Services;

    public Uri Address => new(_app!.Urls.First());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<AccountServer> StartAsync(IDatabases databases, AccountOptions? options = null, SocketOptions? socket = null)
    {
        var clock = new FakeClock();
        var connectionString = await databases.CreateAsync();
        var store = await Store.OpenAsync(new StorageOptions { ConnectionString = connectionString }, clock, Token);
        var server = new AccountServer(databases, connectionString, store, clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(server);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<ISessionDirectory>(server.Sessions);
        builder.Services.AddSingleton<IModelCatalog>(Models.Catalog);
        builder.Services.AddSingleton<IKeyProbe>(server.KeyProbe);
        builder.Services.AddSingleton<IUserStore>(server._users = new(store.Users));
        builder.Services.AddSingleton(store.Snapshots);
        builder.Services.AddSingleton(store.Settings);
        builder.Services.AddSingleton(server._sessions = Breakable.Of(store.Sessions));
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new(Scratch.NewFolder()));

        // So few rounds that the tests spend no time on them.
        builder.Services.AddInterpreterWeb(new() { Accounts = (options ?? new()) with { PasswordRounds = 1000 }, Socket = socket ?? new() });
        server._app = builder.Build();
        server._app.UseInterpreterWeb();
        await server._app.StartAsync(Token);
        server._http.BaseAddress = server.Address;
        return server;
    }

    /// <summary>Waits until the log has an entry.</summary>
    public async Task WaitForEntryAsync(string text)
    {
        while (!Entries.Any(entry => entry.Contains(text, StringComparison.Ordinal)))
        {
            Assert.True(await _logged.WaitAsync(SocketClient.Patience, Token), $"The log has no \"{text}\".");
        }
    }

    /// <summary>From now on the database answers no question about users.</summary>
    public void BreakDatabase() => _users!.IsBroken = true;

    /// <summary>From now on the database answers no question about sessions.</summary>
    public void BreakSessions() => ((Breakable)_sessions!).Break();

    public Task<ApiAnswer> PostAsync(string path, string json, string? token = null, string? from = null, string? language = null) =>
        SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), token is null ? null : $"Bearer {token}", from, language);

    public Task<ApiAnswer> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, null, token is null ? null : $"Bearer {token}");

    public async Task<ApiAnswer> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? authorization = null, string? from = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/api/v1/auth/{path}", UriKind.Relative)) { Content = content };
        if (authorization is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", authorization));
        }

        if (from is not null)
        {
            request.Headers.Add("X-Forwarded-For", from);
        }

        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        using var response = await _http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        if (response.StatusCode is HttpStatusCode.InternalServerError)
        {
            Assert.Fail(string.Join('\n', Entries.Where(entry => entry.StartsWith("Error", StringComparison.Ordinal))));
        }

        return new(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers, response.Content.Headers.ContentLanguage.SingleOrDefault());
    }

    /// <summary>Makes an account. Returns its token.</summary>
    public async Task<string> RegisterAsync(string username = "anna", string password = "correct horse")
    {
        var answer = await PostAsync("register/", Credentials(username, password));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return (string)answer.Body!["token"]!;
    }

    /// <summary>Signs in. Returns the token.</summary>
    public async Task<string> SignInAsync(string username = "anna", string password = "correct horse")
    {
        var answer = await PostAsync("login/", Credentials(username, password));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return (string)answer.Body!["token"]!;
    }

    public static string Credentials(string username, string password) =>
        new JsonObject { ["username"] = username, ["password"] = password }.ToJsonString();

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _http.Dispose();
        await Store.DisposeAsync();
        await _databases.DeleteAsync(_connectionString);
    }

    public void Dispose()
    {
        // The host owns its log's providers, and lets this one go before the server is.
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Entries.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
        _logged.Release();
    }
}
