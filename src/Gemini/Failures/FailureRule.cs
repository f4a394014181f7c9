using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Failures;

/// <summary>A row of the table of failures.</summary>
/// <param name="Text">A part of the server's words, in any letter case.</param>
/// <param name="Kind">What kind of failure it tells.</param>
/// <param name="Explanation">A sentence for an operator, which names the fix.</param>
internal sealed record FailureRule(string Text, UpstreamFailure Kind, string Explanation);
