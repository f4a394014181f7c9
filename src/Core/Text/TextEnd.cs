using Interpreter.Core.Pricing;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Text;

/// <summary>How an answer ended, and what it took.</summary>
/// <param name="Finish">How.</param>
/// <param name="Reason">The model's own word for it, such as "STOP" or "SAFETY"; null where it gave none.</param>
/// <param name="Model">The id of the model that answered.</param>
/// <param name="Usage">Tokens, as the model counts them.</param>
/// <param name="Billed">The same tokens, as they are billed.</param>
public sealed record TextEnd(TextFinish Finish, string? Reason, string Model, TokenUsage Usage, BilledTokens Billed);
