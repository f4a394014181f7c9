using Interpreter.GeminiSimulator.Protocol;

namespace Interpreter.GeminiSimulator.Auth;

/// <param name="Uses">Sessions that it may open; 0: any number.</param>
/// <param name="Expires">When it stops working.</param>
/// <param name="NewSessionExpires">When it stops opening sessions.</param>
/// <param name="Setup">The setup that it fixes; null: none.</param>
/// <param name="Mask">The paths of the setup that it fixes; empty: all.</param>
internal sealed record AuthTokenGrant(
    long Uses, DateTimeOffset Expires, DateTimeOffset NewSessionExpires, ProtoObject? Setup, IReadOnlyList<string> Mask);
