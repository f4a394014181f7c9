using System.Runtime.CompilerServices;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;

namespace Interpreter.LimitBench;

/// <summary>A model that answers at once, so that what is measured is the way to it.</summary>
internal sealed class InstantModel : ITextModel
{
    private static readonly TextEnd End = new(TextFinish.Complete, null, "gemini-3.8-flash", new TokenUsage(), new(10, 0, 0, 10, 0));

    public Task<TextAnswer> GenerateAsync(TextRequest request, CancellationToken cancellationToken) => Task.FromResult(new TextAnswer("Yes.", End));

    public async IAsyncEnumerable<TextDelta> StreamAsync(TextRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new TextDelta("Yes.", End);
        await Task.CompletedTask;
    }

    public Task<int> CountAsync(TextRequest request, CancellationToken cancellationToken) => Task.FromResult(10);
}
