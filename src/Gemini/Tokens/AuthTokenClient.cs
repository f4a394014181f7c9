using System.Text.Json;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Rest;

namespace Interpreter.Gemini.Tokens;

/// <summary>Makes ephemeral tokens, with which a client connects to Gemini Live itself without ever seeing the key.</summary>
/// <param name="channel">Sends the requests; with an API key.</param>
public sealed class AuthTokenClient(RestChannel channel)
{
    /// <summary>Makes a token.</summary>
    /// <exception cref="UpstreamException">Gemini could not be reached, or refused.</exception>
    public async Task<GeminiCredential.EphemeralToken> CreateAsync(AuthTokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (channel.Options.Endpoint is not GeminiEndpoint.Developer developer)
        {
            throw new UpstreamException(UpstreamFailure.Argument, "Only the Developer API makes ephemeral tokens: on Vertex give clients an OAuth token.");
        }

        var bound = request.BidiGenerateContentSetup is { } setup
            ? request with { BidiGenerateContentSetup = setup with { Model = developer.ModelName(setup.Model) } }
            : request;

        // Tokens exist in v1alpha only, as every SDK has it.
        var rest = new RestRequest(
            "createAuthToken",
            request.BidiGenerateContentSetup?.Model,
            HttpMethod.Post,
            developer.RestAddress("v1alpha", "auth_tokens"),
            JsonSerializer.SerializeToUtf8Bytes(bound, RestJson.Wire.AuthTokenRequest));
        var token = await channel.SendAsync(rest, RestJson.Wire.AuthToken, cancellationToken).ConfigureAwait(false);
        return GeminiCredential.Parse(token.Name) as GeminiCredential.EphemeralToken
            ?? throw new UpstreamException(UpstreamFailure.Transient, "Gemini answered with something that is no ephemeral token.");
    }
}
