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

    /// <summary>Counts over what is yours.</summary>
    public Task<ChatStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        _channel.GetAsync(Root + "stats/", ClientJson.Default.ChatStatistics, cancellationToken);

    /// <summary>Counts over what is everybody's, for administrators.</summary>
    /// <exception cref="ApiException">You are none (403).</exception>
    public Task<TotalStatistics> GetTotalsAsync(CancellationToken cancellationToken = default) =>
        _channel.GetAsync(Root + "stats/?scope=all", ClientJson.Default.TotalStatistics, cancellationToken);
}
