using Interpreter.Web.Http;

namespace Interpreter.Web.Gemini.OneShot;

/// <summary>Reads a request to the model that remembers nothing.</summary>
internal static class OneShotReader
{
    /// <summary>The longest prompt, in code points; this and what follows as the earlier chat system had it.</summary>
    public const int LongestPrompt = 4000;

    /// <summary>The longest answer that may be asked for, in tokens.</summary>
    public const int MostTokens = 4000;

    /// <summary>The largest body, in bytes: the longest prompt fits, every character of it escaped as two units.</summary>
    public const int BodyLimit = 64 * 1024;

    private const int DefaultTokens = 1000;
    private const double DefaultTemperature = 0.7;

    public static OneShotRequest Read(RequestFields fields) => new(
        fields.Text("prompt", LongestPrompt),
        (int)(fields.Integer("max_tokens", 1, MostTokens) ?? DefaultTokens),
        fields.Number("temperature", 0, 1) ?? DefaultTemperature,
        fields.Boolean("save_to_session") ?? true,
        fields.Integer("session_id", 1, long.MaxValue));
}
