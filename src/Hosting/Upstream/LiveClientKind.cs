namespace Interpreter.Hosting.Upstream;

/// <summary>Which client speaks to Gemini Live.</summary>
internal enum LiveClientKind
{
    /// <summary>Ours: the faster one, which tells why a connection failed (bench/results/google-genai.md).</summary>
    Own,

    /// <summary>Google's SDK, where the build has it.</summary>
    Google,
}
