namespace Interpreter.GeminiSimulator.Live;

/// <summary>What differs between the two services that speak the live protocol.</summary>
/// <param name="Version">The API version in the address, for error texts.</param>
/// <param name="IsVertex">True: the Agent Platform's LlmBidiService.</param>
/// <param name="Constrained">True: the method for ephemeral tokens.</param>
internal sealed record LiveDialect(string Version, bool IsVertex, bool Constrained)
{
    /// <summary>Finds the dialect of a path; null where the real service has none.</summary>
    public static LiveDialect? Of(string path) => path switch
    {
        "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent" => new("v1beta", false, false),
        "/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContent" => new("v1alpha", false, false),
        "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContentConstrained" => new("v1beta", false, true),
        "/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContentConstrained" => new("v1alpha", false, true),
        "/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent" => new("v1beta1", true, false),
        "/ws/google.cloud.aiplatform.v1.LlmBidiService/BidiGenerateContent" => new("v1", true, false),
        _ => null,
    };
}
