namespace Interpreter.GeminiSimulator.Auth;

/// <summary>The request must be answered with this error.</summary>
internal sealed class ApiException(ApiError error) : Exception(error.Message)
{
    public ApiError Error { get; } = error;

    public static ApiException InvalidArgument(string message) => new(new(400, "INVALID_ARGUMENT", message));

    public static ApiException NotFound(string message) => new(new(404, "NOT_FOUND", message));
}
