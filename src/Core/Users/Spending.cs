using Interpreter.Core.Pricing;

namespace Interpreter.Core.Users;

/// <summary>What something took.</summary>
/// <param name="Model">The model's id, for its price; null where only audio is told.</param>
/// <param name="Tokens">Tokens, as billed.</param>
/// <param name="Audio">Speech sent to the model.</param>
public sealed record Spending(string? Model, BilledTokens Tokens, TimeSpan Audio);
