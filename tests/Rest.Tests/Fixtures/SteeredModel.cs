using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;

namespace Interpreter.Rest.Tests.Fixtures;

/// <summary>The simulated model, which a test may have fail, refuse, or wait in the middle of an answer.</summary>
public sealed class SteeredModel(ITextModel inner) : ITextModel
{
    /// <summary>What it was asked.</summary>
    public ConcurrentQueue<TextRequest> Requests { get; } = new();

    /// <summary>How the next calls fail.</summary>
    public ConcurrentQueue<UpstreamException> Failures { get; } = new();

    /// <summary>What the next whole answers are.</summary>
    public ConcurrentQueue<TextAnswer> Answers { get; } = new();

    /// <summary>What the next stream says, as the test writes it, until the test completes it; null for the simulator's answer.</summary>
    public Channel<string>? Script { get; set; }

    /// <summary>An end, with tokens.</summary>
    public static TextEnd End(TextFinish finish = TextFinish.Complete, string reason = "STOP") =>
        new(finish, reason, "gemini-3.8-flash", new(7, 5, 12), new(7, 0, 0, 5, 0));

    public Task<TextAnswer> GenerateAsync(TextRequest request, CancellationToken cancellationToken)
    {
        Take(request);
        return Answers.TryDequeue(out var answer) ? Task.FromResult(answer) : inner.GenerateAsync(request, cancellationToken);
    }

    public async IAsyncEnumerable<TextDelta> StreamAsync(TextRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Take(request);
        if (Script is not { } script)
        {
            await foreach (var delta in inner.StreamAsync(request, cancellationToken))
            {
                yield return delta;
            }

            yield break;
        }

        await foreach (var text in script.Reader.ReadAllAsync(cancellationToken))
        {
            yield return new(text);
        }

        yield return new("", End());
    }

    public Task<int> CountAsync(TextRequest request, CancellationToken cancellationToken) => inner.CountAsync(request, cancellationToken);

    private void Take(TextRequest request)
    {
        Requests.Enqueue(request);
        if (Failures.TryDequeue(out var failure))
        {
            throw failure;
        }
    }
}
