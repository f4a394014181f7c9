using System.Diagnostics;
using System.Net.WebSockets;
using Google.GenAI;
using Interpreter.Core.Upstream;
using Interpreter.Gemini;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Messages;
using Sdk = Google.GenAI.Types;

namespace Interpreter.GoogleGenAI;

/// <summary>
/// Google's own SDK (Google.GenAI) in the place of <see cref="LiveClient"/>. It takes an API key of the Developer API
/// only, and tells neither close codes nor statuses; docs/operations.md lists what else differs.
/// </summary>
/// <param name="options">
/// How. The SDK has no setting for keep-alives and for the largest message: <see cref="LiveClientOptions.KeepAliveInterval"/>,
/// <see cref="LiveClientOptions.KeepAliveTimeout"/> and <see cref="LiveClientOptions.MaxMessageBytes"/> have no effect.
/// </param>
/// <param name="timeProvider">The clock of the timeouts; null for the system's.</param>
public sealed class GoogleLiveClient(LiveClientOptions options, TimeProvider? timeProvider = null) : ILiveClient
{
    /// <summary>Said wherever the SDK hides why: a person can see it by changing the setting.</summary>
    internal const string Untold = "Google.GenAI does not tell why: GEMINI_CLIENT=own does";

    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;

    /// <inheritdoc />
    public GeminiEndpoint Endpoint => options.Endpoint;

    /// <summary>False: the SDK can't say historyConfig, and a model would answer the history.</summary>
    public bool TakesHistory => false;

    /// <inheritdoc />
    public ILiveClient With(GeminiCredential credential) => new GoogleLiveClient(options with { Credential = credential }, timeProvider);

    /// <inheritdoc />
    public async Task<ILiveConnection> ConnectAsync(LiveSetup setup, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var started = _timeProvider.GetTimestamp();
        using var activity = GeminiDiagnostics.Activities.StartActivity("gemini.live.connect", ActivityKind.Client);
        activity?.SetTag("gen_ai.request.model", setup.Model);
        var outcome = "cancelled";
        try
        {
            var connection = await SetUpAsync(setup, cancellationToken).ConfigureAwait(false);
            outcome = "connected";
            return connection;
        }
        catch (UpstreamException failure)
        {
            outcome = failure.Kind.ToString();
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
        finally
        {
            activity?.SetTag("outcome", outcome);
            GeminiDiagnostics.Connected(_timeProvider.GetElapsedTime(started), outcome);
        }
    }

    private async Task<GoogleLiveConnection> SetUpAsync(LiveSetup setup, CancellationToken cancellationToken)
    {
        var config = ConfigMapping.ToSdk(setup);
        var client = Client();
        AsyncSession session;
        try
        {
            session = await OpenAsync(client, setup.Model, config, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            client.Dispose();
            throw;
        }

        var connection = new GoogleLiveConnection(session, client, options, _timeProvider);
        using var timeout = new CancellationTokenSource(options.SetupTimeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await connection.SetUpAsync(either.Token).ConfigureAwait(false);
            return connection;
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (exception is not OperationCanceledException)
            {
                throw;
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw new UpstreamException(UpstreamFailure.Network, $"Gemini did not take the setup within {options.SetupTimeout.TotalSeconds:0.###} s.", inner: exception);
        }
    }

    // Its Client would read GOOGLE_CLOUD_PROJECT and GOOGLE_API_KEY of the environment in the place of our settings.
    private HttpApiClient Client() => (options.Endpoint, options.Credential) switch
    {
        (GeminiEndpoint.Developer endpoint, GeminiCredential.ApiKey key) => new HttpApiClient(
            apiKey: key.Value,
            httpOptions: new Sdk.HttpOptions { BaseUrl = HttpAddress(endpoint.BaseAddress), ApiVersion = endpoint.ApiVersion }),
        (_, GeminiCredential.EphemeralToken) => throw new UpstreamException(UpstreamFailure.Argument, "Google.GenAI opens no connection with an ephemeral token: give an API key, or set GEMINI_CLIENT=own."),
        _ => throw new UpstreamException(UpstreamFailure.Argument, "Google.GenAI is used for the Developer API with an API key only: set GEMINI_CLIENT=own."),
    };

    // The SDK takes whatever is not "http" for TLS, "ws" too.
    private static string HttpAddress(Uri address) =>
        new UriBuilder(address) { Scheme = address.Scheme is "http" or "ws" ? "http" : "https" }.Uri.AbsoluteUri.TrimEnd('/');

    private async Task<AsyncSession> OpenAsync(HttpApiClient client, string model, Sdk.LiveConnectConfig config, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await new Google.GenAI.Live(client).ConnectAsync(model, config, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Refusal(timeout.IsCancellationRequested, exception);
        }
    }

    // A setup that can't be sent comes as InvalidOperationException.
    private UpstreamException Refusal(bool timedOut, Exception cause) => (timedOut, cause) switch
    {
        (true, _) => new(UpstreamFailure.Network, $"Gemini did not answer within {options.ConnectTimeout.TotalSeconds:0.###} s.", inner: cause),
        (_, WebSocketException { WebSocketErrorCode: WebSocketError.NotAWebSocket } or InvalidOperationException) =>
            new(UpstreamFailure.Transient, $"Gemini refused the connection. {Untold}.", inner: cause),
        _ => new(UpstreamFailure.Network, "Gemini could not be reached: check the network and GEMINI_BASE_URL.", inner: cause),
    };
}
