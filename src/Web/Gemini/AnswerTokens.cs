namespace Interpreter.Web.Gemini;

/// <summary>Tokens of a question and its answer, named as Gemini does.</summary>
/// <param name="PromptTokenCount">What the model read.</param>
/// <param name="CandidatesTokenCount">What it wrote.</param>
/// <param name="TotalTokenCount">All, as it counts them.</param>
internal sealed record AnswerTokens(int PromptTokenCount, int CandidatesTokenCount, int TotalTokenCount);
