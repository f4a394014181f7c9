namespace Interpreter.Gemini.Tests;

public sealed class GeminiEndpointTests
{
    private const string Method = "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";
    private static readonly GeminiCredential Key = GeminiCredential.Parse("k");

    [Theory]
    [InlineData(null, "wss://generativelanguage.googleapis.com" + Method)]
    [InlineData("https://proxy.example:8443/gemini/", "wss://proxy.example:8443/gemini" + Method)]
    [InlineData("http://127.0.0.1:1234", "ws://127.0.0.1:1234" + Method)]
    [InlineData("ws://127.0.0.1:1234/", "ws://127.0.0.1:1234" + Method)]
    [InlineData("wss://proxy.example", "wss://proxy.example" + Method)]
    public void The_developer_API_is_found_under_any_base_address(string? baseAddress, string expected) =>
        Assert.Equal(expected, new GeminiEndpoint.Developer(baseAddress is null ? null : new Uri(baseAddress)).LiveAddress(Key).AbsoluteUri);

    [Theory]
    [InlineData("us-central1", "wss://us-central1-aiplatform.googleapis.com/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent")]
    [InlineData("global", "wss://aiplatform.googleapis.com/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent")]
    public void Vertex_is_found_by_its_location(string location, string expected) =>
        Assert.Equal(expected, new GeminiEndpoint.Vertex("p", location).LiveAddress(Key).AbsoluteUri);

    [Theory]
    [InlineData("ftp://example.org")]
    [InlineData("https://example.org/?key=secret")]
    [InlineData("https://user:secret@example.org")]
    public void Another_kind_of_address_is_refused_with_the_name_of_the_setting(string address)
    {
        var exception = Assert.Throws<ArgumentException>(() => new GeminiEndpoint.Developer(new Uri(address)));

        Assert.Contains("GEMINI_BASE_URL", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m", "models/m")]
    [InlineData("models/m", "models/m")]
    [InlineData("tunedModels/m", "tunedModels/m")]
    public void A_bare_model_id_gets_its_prefix(string model, string expected) =>
        Assert.Equal(expected, new GeminiEndpoint.Developer().ModelName(model));

    [Theory]
    [InlineData("m", "projects/p/locations/global/publishers/google/models/m")]
    [InlineData("models/m", "projects/p/locations/global/publishers/google/models/m")]
    [InlineData("projects/q/locations/l/publishers/google/models/m", "projects/q/locations/l/publishers/google/models/m")]
    public void Vertex_wants_a_full_model_name(string model, string expected) =>
        Assert.Equal(expected, new GeminiEndpoint.Vertex("p", "global").ModelName(model));
}
