using Interpreter.Client.Chats;
using Interpreter.Client.Failures;
using Interpreter.Client.Rest;

namespace Interpreter.Client.Text;

/// <summary>Questions to the text model, asked once: docs/api.md.</summary>
public sealed class TextApi
{
    private const string Root = "api/v1/gemini/api/";

    private readonly ApiChannel _channel;

    internal TextApi(ApiChannel channel) => _channel = channel;

    /// <summary>Has a text analysed.</summary>
    /// <exception cref="InvalidFieldsException">A field breaks its rule.</exception>
    /// <exception cref="TooManyRequestsException">A limit of yours, or Gemini's quota, is used up.</exception>
    /// <exception cref="ApiException">Gemini refused, or could not be reached.</exception>
    public Task<Generation> AnalyzeAsync(GenerationRequest request, CancellationToken cancellationToken = default) =>
        _channel.SendAsync(HttpMethod.Post, Root + "analyze_text/", request, ClientJson.Default.GenerationRequest, ClientJson.Default.Generation, cancellationToken);

    /// <summary>Has a prompt answered.</summary>
    /// <inheritdoc cref="AnalyzeAsync" path="/exception" />
    public Task<Generation> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken = default) =>
        _channel.SendAsync(HttpMethod.Post, Root + "generate_response/", request, ClientJson.Default.GenerationRequest, ClientJson.Default.Generation, cancellationToken);

    /// <summary>Counts over what is yours.</summary>
    public Task<ChatStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        _channel.GetAsync(Root + "stats/", ClientJson.Default.ChatStatistics, cancellationToken);

    /// <summary>Counts over what is everybody's, for administrators.</summary>
    /// <exception cref="ApiException">You are none (403).</exception>
    public Task<TotalStatistics> GetTotalsAsync(CancellationToken cancellationToken = default) =>
        _channel.GetAsync(Root + "stats/?scope=all", ClientJson.Default.TotalStatistics, cancellationToken);
}
