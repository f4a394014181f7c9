using Interpreter.Core.Upstream;

namespace Interpreter.Core.Text;

/// <summary>
/// A model that answers a written conversation. Safe for use by many at once. It retries what a retry can help, within a
/// deadline of its own; never once it has answered in part.
/// </summary>
public interface ITextModel
{
    /// <summary>Answers at once, as a whole. A refusal of the content is an answer: <see cref="TextFinish.Blocked"/>.</summary>
    /// <exception cref="UpstreamException">The model could not be reached, refused the request, or its quota is used up.</exception>
    Task<TextAnswer> GenerateAsync(TextRequest request, CancellationToken cancellationToken);

    /// <summary>Answers bit by bit; the last delta, and no other, has an <see cref="TextDelta.End"/>.</summary>
    /// <exception cref="UpstreamException">As with <see cref="GenerateAsync"/>; it may also come in the middle of an answer.</exception>
    IAsyncEnumerable<TextDelta> StreamAsync(TextRequest request, CancellationToken cancellationToken);

    /// <summary>Counts the tokens of the request, without asking for an answer.</summary>
    /// <exception cref="UpstreamException">As with <see cref="GenerateAsync"/>.</exception>
    Task<int> CountAsync(TextRequest request, CancellationToken cancellationToken);
}
