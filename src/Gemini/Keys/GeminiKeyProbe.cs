using Interpreter.Core.Upstream;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Rest;

namespace Interpreter.Gemini.Keys;

/// <summary>Tests a key by asking for a page of the models that it may use, which costs nothing.</summary>
/// <param name="channel">How Gemini is reached; its own key is not used.</param>
public sealed class GeminiKeyProbe(RestChannel channel) : IKeyProbe
{
    // A person waits for it.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public async Task<UpstreamException?> TestAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var models = new ModelsClient(channel.With(GeminiCredential.Parse(key), options => options with { AttemptTimeout = Deadline, Deadline = Deadline, MaxRetries = 1 }));
            await foreach (var _ in models.ListAsync(cancellationToken, pageSize: 1).ConfigureAwait(false))
            {
                break;
            }

            return null;
        }
        catch (ArgumentException exception)
        {
            return new UpstreamException(UpstreamFailure.Auth, "This is no API key.", inner: exception) { IsOwnKey = true };
        }
        catch (UpstreamException failure)
        {
            return OwnKeyFailure.Of(failure);
        }
    }
}
