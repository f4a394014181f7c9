using Interpreter.Core.Languages;

namespace Interpreter.Core.Tests.Languages;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("안녕하세요, 오늘 기분이 어떠세요?", "ko", "en", "ko")]
    [InlineData("Hello, how are you today?", "ko", "en", "en")]
    [InlineData("OK, 안녕하세요", "ko", "en", "ko")]
    [InlineData("こんにちは、元気ですか", "zh-Hans", "ja", "ja")]
    [InlineData("Wo ist die nächste U-Bahn?", "en", "de", "de")]
    [InlineData("Where is the nearest subway station?", "en", "de", "en")]
    [InlineData("¿Dónde está la estación?", "en", "es", "es")]
    [InlineData("Привет, как дела?", "ru", "en", "ru")]
    [InlineData("Де мій автобус, будь ласка?", "ru", "uk", "uk")]
    [InlineData("12345", "ko", "en", null)]
    [InlineData("", "ko", "en", null)]
    public void The_language_of_a_sentence_is_told_from_its_script_or_its_small_words(string text, string first, string second, string? expected) =>
        Assert.Equal(expected, LanguageDetector.Detect(text, first, second));

    [Fact]
    public void The_model_s_own_word_decides_where_it_names_one_of_the_two() =>
        Assert.Equal("ko", LanguageDetector.Detect("OK", "ko", "en", "ko-KR"));

    [Fact]
    public void A_language_that_is_neither_is_not_believed() =>
        Assert.Equal("en", LanguageDetector.Detect("the bus", "ko", "en", "fr"));
}
