using Microsoft.AspNetCore.Http;

namespace Interpreter.GeminiSimulator.Auth;

/// <summary>Decides who may use the simulator: any key that is not refused by name.</summary>
internal sealed class AccessGate(IReadOnlySet<string> refused)
{
    /// <returns>The refusal, or null when the request may pass.</returns>
    public ApiError? Check(HttpRequest request)
    {
        var key = Credentials.Key(request) ?? Credentials.Bearer(request);
        return key is null ? ApiError.MissingKey()
            : refused.Contains(key) ? ApiError.InvalidKey()
            : null;
    }
}
