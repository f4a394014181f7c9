using System.Runtime.CompilerServices;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Rest;

namespace Interpreter.Gemini.Models;

/// <summary>Asks which models there are. Safe for use by many at once.</summary>
/// <param name="channel">Sends the requests.</param>
public sealed class ModelsClient(RestChannel channel)
{
    // Google lists some sixty models, and a thousand a page.
    private const int MaxPages = 100;

    /// <summary>Lists the models that the key may use, page by page.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="pageSize">How many to ask for at once, 1 to 1,000.</param>
    /// <exception cref="UpstreamException">Gemini could not be reached, or refused.</exception>
    public async IAsyncEnumerable<ModelDescription> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken, int pageSize = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, 1000);
        var token = "";
        for (var count = 0; count < MaxPages; count++)
        {
            var path = $"models?pageSize={pageSize}{(token.Length == 0 ? "" : $"&pageToken={Uri.EscapeDataString(token)}")}";
            var page = await channel.SendAsync(new RestRequest("listModels", null, HttpMethod.Get, Address(path)), RestJson.Wire.ModelPage, cancellationToken).ConfigureAwait(false);
            foreach (var model in page.Models ?? [])
            {
                yield return model;
            }

            if (string.IsNullOrEmpty(page.NextPageToken))
            {
                yield break;
            }

            token = page.NextPageToken;
        }

        throw new UpstreamException(UpstreamFailure.Transient, $"Gemini's list of models does not end after {MaxPages} pages.");
    }

    /// <summary>Describes a model.</summary>
    /// <param name="model">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpstreamException">There is none, Gemini could not be reached, or refused.</exception>
    public Task<ModelDescription> GetAsync(string model, CancellationToken cancellationToken) => channel.SendAsync(
        new RestRequest("getModel", model, HttpMethod.Get, Address(channel.Options.Endpoint.ModelName(ModelNames.Checked(model)))),
        RestJson.Wire.ModelDescription,
        cancellationToken);

    private Uri Address(string path) => channel.Options.Endpoint is GeminiEndpoint.Developer developer
        ? developer.RestAddress(path)
        : throw new UpstreamException(UpstreamFailure.Argument, "Only the Developer API lists its models: look Vertex's up in the Google Cloud console.");
}
