using Interpreter.Cli.Commands;
using Interpreter.Core.Audio;
using Interpreter.Core.Hosting;
using Interpreter.Core.Languages;
using Interpreter.Core.Sessions;
using Interpreter.Gemini;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Upstream;

namespace Interpreter.Cli.Sessions;

/// <summary>A session in this process, which talks to Gemini itself.</summary>
internal sealed class DirectSession : IClientSession
{
    private static readonly (string First, string Second) DefaultLanguages = ("ko", "en");

    private readonly LocalSessionDirectory _directory;
    private readonly SessionMetrics _metrics;
    private readonly ISession _session;

    private DirectSession(LocalSessionDirectory directory, SessionMetrics metrics, ISession session)
    {
        _directory = directory;
        _metrics = metrics;
        _session = session;
    }

    /// <inheritdoc />
    public string Id => _session.Id;

    /// <summary>Opens a session, with the key and the address that the environment names.</summary>
    /// <exception cref="CliException">The key is missing, or a setting is wrong.</exception>
    public static async Task<IClientSession> OpenAsync(
        InterpretOptions options, int sampleRate, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        var settings = Settings(options, sampleRate);
        var connector = new GeminiUpstreamConnector(new LiveClient(ClientOptions(terminal.Variable), time));
        var metrics = new SessionMetrics();
        var directory = new LocalSessionDirectory(connector, new SessionOptions(), metrics, null, time);
        return new DirectSession(directory, metrics, await directory.CreateAsync(settings, cancellationToken));
    }

    /// <inheritdoc />
    public ValueTask SendAudioAsync(AudioFrame frame, long sequence, CancellationToken cancellationToken) =>
        _session.SendAudioAsync(frame, sequence, cancellationToken);

    /// <inheritdoc />
    public ValueTask SendAsync(SessionCommand command, CancellationToken cancellationToken) => _session.SendAsync(command, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<SessionOutput> SubscribeAsync(long after, CancellationToken cancellationToken) =>
        _session.SubscribeAsync(after, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _directory.DisposeAsync();
        _metrics.Dispose();
    }

    /// <summary>The session that some options describe.</summary>
    /// <exception cref="CliException">A setting is wrong.</exception>
    internal static SessionSettings Settings(InterpretOptions options, int sampleRate)
    {
        var models = new GeminiModels();
        var model = options.Model is null ? models.Default
            : models.TryFind(options.Model, out var known) ? known
            : throw new CliException($"The model {options.Model} is not known: use one of {string.Join(", ", models.All.Select(profile => profile.Id))}.");
        var voice = options.Voice is null ? null
            : VoiceCatalog.TryFind(options.Voice, out var found) ? found
            : throw new CliException($"Gemini has no voice {options.Voice}: use one of {string.Join(", ", VoiceCatalog.All)}.");

        var languages = options is { From: { } from, To: { } to } ? (from, to) : DefaultLanguages;
        var target = options.To ?? (options.From is null ? null : options.From == languages.Item1 ? languages.Item2 : languages.Item1);
        foreach (var named in new[] { options.From, options.To }.OfType<string>())
        {
            if (named != languages.Item1 && named != languages.Item2)
            {
                throw new CliException($"{named} alone does not say which other language is spoken: name both, --from and --to.");
            }
        }

        return model.OneWay && target is null
            ? throw new CliException($"The model {model.Id} interprets in one direction only: name the language with --to.")
            : new SessionSettings
            {
                Model = model,
                Languages = languages,
                TargetLanguage = target,
                Voice = voice,
                Glossary = options.Glossary,
                SampleRate = sampleRate,
            };
    }

    private static LiveClientOptions ClientOptions(Func<string, string?> variable)
    {
        if (variable("GEMINI_API_KEY") is not { } key || string.IsNullOrWhiteSpace(key))
        {
            throw new CliException("GEMINI_API_KEY is not set: get a key at https://aistudio.google.com/apikey, or leave --direct out to use a server.");
        }

        try
        {
            var address = variable("GEMINI_BASE_URL") is { Length: > 0 } text ? new Uri(text) : null;
            return new LiveClientOptions { Credential = GeminiCredential.Parse(key), Endpoint = new GeminiEndpoint.Developer(address) };
        }
        catch (ArgumentException e)
        {
            throw new CliException(e.Message, e);
        }
        catch (UriFormatException e)
        {
            throw new CliException("GEMINI_BASE_URL is not an address: use one such as https://generativelanguage.googleapis.com.", e);
        }
    }
}
