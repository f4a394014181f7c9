using System.Diagnostics;
using System.Net.WebSockets;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Failures;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Live.Wire;

namespace Interpreter.Gemini.Live;

/// <summary>Opens connections to Gemini Live. Safe for use by many threads at once.</summary>
/// <param name="options">How.</param>
/// <param name="timeProvider">The clock of the timeouts; null for the system's.</param>
public sealed class LiveClient(LiveClientOptions options, TimeProvider? timeProvider = null) : ILiveClient
{
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>How connections are opened.</summary>
    public LiveClientOptions Options => options;

    /// <inheritdoc />
    public GeminiEndpoint Endpoint => options.Endpoint;

    /// <inheritdoc />
    public bool TakesHistory => true;

    /// <inheritdoc />
    public ILiveClient With(GeminiCredential credential) => new LiveClient(options with { Credential = credential }, timeProvider);

    async Task<ILiveConnection> ILiveClient.ConnectAsync(LiveSetup setup, CancellationToken cancellationToken) =>
        await ConnectAsync(setup, cancellationToken).ConfigureAwait(false);

    /// <summary>Connects, sends the setup and waits until the server has taken it.</summary>
    /// <param name="setup">The setup; a bare model id is completed as the endpoint wants it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpstreamException">Gemini could not be reached in time, or refused.</exception>
    public async Task<LiveConnection> ConnectAsync(LiveSetup setup, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var started = _timeProvider.GetTimestamp();
        using var activity = GeminiDiagnostics.Activities.StartActivity("gemini.live.connect", ActivityKind.Client);
        activity?.SetTag("gen_ai.request.model", setup.Model);
        var outcome = "cancelled";
        try
        {
            var socket = await OpenAsync(cancellationToken).ConfigureAwait(false);
            var connection = await SetUpAsync(socket, setup, cancellationToken).ConfigureAwait(false);
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

    private async Task<ClientWebSocket> OpenAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var socket = new ClientWebSocket();
        try
        {
            var (name, value) = await options.Credential.GetHeaderAsync(either.Token).ConfigureAwait(false);
            socket.Options.SetRequestHeader(name, value);
            socket.Options.KeepAliveInterval = options.KeepAliveInterval;
            socket.Options.KeepAliveTimeout = options.KeepAliveTimeout;
            socket.Options.CollectHttpResponseDetails = true;
            await socket.ConnectAsync(options.Endpoint.LiveAddress(options.Credential), either.Token).ConfigureAwait(false);
            return socket;
        }
        catch (Exception exception)
        {
            var status = (int)socket.HttpStatusCode;
            socket.Dispose();
            if (exception is not (WebSocketException or OperationCanceledException))
            {
                throw;
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw Refusal(status, timeout.IsCancellationRequested, exception);
        }
    }

    private UpstreamException Refusal(int status, bool timedOut, Exception cause) => (status, timedOut) switch
    {
        (_, true) => new UpstreamException(UpstreamFailure.Network, $"Gemini did not answer within {options.ConnectTimeout.TotalSeconds:0.###} s.", inner: cause),
        (0, _) => new UpstreamException(UpstreamFailure.Network, "Gemini could not be reached: check the network and GEMINI_BASE_URL.", inner: cause),
        _ => FailureClassifier.OfStatus(status, reason: null, cause),
    };

    private async Task<LiveConnection> SetUpAsync(ClientWebSocket socket, LiveSetup setup, CancellationToken cancellationToken)
    {
        var connection = new LiveConnection(socket, options, _timeProvider);
        using var timeout = new CancellationTokenSource(options.SetupTimeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var message = InputSerializer.Serialize(setup with { Model = options.Endpoint.ModelName(setup.Model) });
            await connection.SetUpAsync(message, either.Token).ConfigureAwait(false);
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
}
