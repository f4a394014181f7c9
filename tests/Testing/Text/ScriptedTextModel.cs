using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Interpreter.Core.Text;

namespace Interpreter.Testing.Text;

/// <summary>A model that writes what a test tells it to, and keeps what it was asked.</summary>
public sealed class ScriptedTextModel : ITextModel
{
    private readonly Channel<ScriptedAnswer> _asked = Channel.CreateBounded<ScriptedAnswer>(100);

    /// <summary>Waits for the next question; the test answers it bit by bit.</summary>
    public ValueTask<ScriptedAnswer> AskedAsync(CancellationToken cancellationToken) => _asked.Reader.ReadAsync(cancellationToken);

    /// <summary>Whether a question waits that the test has not taken.</summary>
    public bool IsAsked => _asked.Reader.TryPeek(out _);

    public Task<TextAnswer> GenerateAsync(TextRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> CountAsync(TextRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async IAsyncEnumerable<TextDelta> StreamAsync(TextRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = new ScriptedAnswer(request, cancellationToken);
        await _asked.Writer.WriteAsync(answer, cancellationToken);
        await foreach (var delta in answer.Deltas.ReadAllAsync(cancellationToken))
        {
            yield return delta;
        }
    }
}
