using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Preferences;

/// <summary>What users are told whose own key fails.</summary>
internal static class KeyPhrases
{
    public static Phrase OwnRefused { get; } = new(
        "Gemini refuses your own API key: change or delete it at /gemini/settings/.",
        "Gemini가 내 API 키를 거부합니다. /gemini/settings/에서 키를 바꾸거나 삭제하세요.",
        "Gemini не принимает ваш собственный API ключ: измените или удалите его на странице /gemini/settings/.");

    public static Phrase OwnUsedUp { get; } = new(
        "The Gemini quota of your own API key is used up: wait, or change or delete the key at /gemini/settings/.",
        "내 API 키의 Gemini 사용량이 다 찼습니다. 기다리거나 /gemini/settings/에서 키를 바꾸거나 삭제하세요.",
        "Квота Gemini вашего собственного API ключа исчерпана: подождите либо измените или удалите ключ на странице /gemini/settings/.");
}
