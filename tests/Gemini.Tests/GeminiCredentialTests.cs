namespace Interpreter.Gemini.Tests;

public sealed class GeminiCredentialTests
{
    [Theory]
    [InlineData("  AIzaSecret\n", typeof(GeminiCredential.ApiKey))]
    [InlineData("auth_tokens/secret", typeof(GeminiCredential.EphemeralToken))]
    public void A_key_and_a_token_are_told_apart_and_never_shown(string key, Type type)
    {
        var credential = GeminiCredential.Parse(key);

        Assert.IsType(type, credential);
        Assert.DoesNotContain("secret", credential.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("AIza secret")]
    [InlineData("AIza\r\nX-Header: secret")]
    [InlineData("비밀secret")]
    public void What_cannot_stand_in_a_header_is_refused_without_being_shown(string key) =>
        Assert.DoesNotContain("secret", Assert.Throws<ArgumentException>(() => GeminiCredential.Parse(key)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_blank_key_is_refused() => Assert.Throws<ArgumentException>(() => GeminiCredential.Parse(" "));
}
