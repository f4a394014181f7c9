using Interpreter.Core.Text;
using Interpreter.Gemini.Text;
using Interpreter.Standalone;
using Interpreter.Storage;
using Interpreter.Testing;
using Interpreter.Web;
using Interpreter.Web.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Rest.Tests.Fixtures;

/// <summary>A real server with a database of its own and a simulated Gemini, shared by the tests of a class. Each test has users of its own.</summary>
public abstract class RestServer : IAsyncDisposable
{
    public const string Administrator = "chief";
    public const string Password = "correct horse";

    private readonly Lazy<Task> _start;
    private StandaloneHost? _host;
    private HttpClient? _http;

    protected RestServer() => _start = new(StartAsync);

    public Uri Address => _host!.Address;

    /// <summary>To look behind the API.</summary>
    public Store Store => Services.GetRequiredService<Store>();

    public IServiceProvider Services => _host!.Services;

    public HttpClient Http => _http!;

    public StandaloneHost Host => _host!;

    /// <summary>The model, to have it fail.</summary>
    public SteeredModel Model => (SteeredModel)Services.GetRequiredService<ITextModel>();

    /// <summary>Starts the server for the first test; skips where the database's server is missing.</summary>
    public Task StartedAsync() => _start.Value;

    /// <summary>Makes a user.</summary>
    public async Task<Person> RegisterAsync(string? name = null, string? language = null)
    {
        var person = new Person(Http, name ?? $"user-{Guid.NewGuid():N}", language);
        await person.RegisterAsync();
        return person;
    }

    /// <summary>Signs the administrator in.</summary>
    public async Task<Person> AdministratorAsync()
    {
        var person = new Person(Http, Administrator);
        await person.SignInAsync();
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _http?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await DeleteDatabaseAsync();
        }
    }

    /// <summary>More settings, by which it differs.</summary>
    protected virtual string[] Settings => [];

    /// <summary>Makes a database. Returns the settings that name it.</summary>
    protected abstract Task<string[]> CreateDatabaseAsync();

    protected abstract Task DeleteDatabaseAsync();

    private static void Steer(IServiceCollection services)
    {
        services.AddSingleton<ITextModel>(provider => new SteeredModel(ActivatorUtilities.CreateInstance<GeminiTextModel>(provider)));

        // Keys are tried with the simulator, and the answers worded as for Gemini.
        services.AddSingleton(new UpstreamStatus());

        // So few rounds that the tests spend no time on them.
        services.AddSingleton(provider => provider.GetRequiredService<InterpreterWebOptions>().Accounts with { PasswordRounds = 1000 });
    }

    private async Task StartAsync()
    {
        string[] settings =
        [
            "--PORT", "0", "--LOG_LEVEL", "ERROR", "--DATA_DIR", Scratch.NewFolder(), "--AUTH_REQUESTS_PER_MINUTE", "100000",
            "--ADMIN_USERNAME", Administrator, "--ADMIN_PASSWORD", Password,
        ];
        _host = await StandaloneHost.StartAsync(
            [.. settings, .. Settings, .. await CreateDatabaseAsync()], new() { IgnoreEnvironment = true, Services = Steer }, TestContext.Current.CancellationToken);
        _http = new() { BaseAddress = _host.Address };
    }
}
