using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Gemini.Exports;

/// <summary>What is said of exports and imports.</summary>
internal static class ExportPhrases
{
    public static Phrase UnknownVersion { get; } = new(
        "Give version {0}: no other can be imported.", "버전 {0}만 가져올 수 있습니다.", "Укажите версию {0}: другие не импортируются.");

    public static Phrase NotSeconds { get; } = new(
        "Give a number of seconds, 0 or more.", "0 이상의 초 단위 숫자를 입력하세요.", "Укажите число секунд, не меньше 0.");

    public static Phrase NotTime { get; } = new(
        "Give a time with its zone, such as {0}.", "시간대를 포함한 시각을 입력하세요. 예: {0}", "Укажите время с часовым поясом, например {0}.");

    public static Phrase TimeOutOfRange { get; } = new(
        "Give a time since 1970 that is not yet to come.", "1970년 이후이면서 미래가 아닌 시각을 입력하세요.", "Укажите время не раньше 1970 года и не в будущем.");

    public static Phrase TooMany { get; } = new(
        "Give at most {0}.", "최대 {0}개까지 허용됩니다.", "Укажите не более {0}.");

    public static Phrase BadImage { get; } = new(
        "Give a PNG, JPEG or WebP of at most {0} bytes in Base64, with its true type.", "최대 {0}바이트의 PNG, JPEG 또는 WebP를 Base64로, 실제 형식과 함께 입력하세요.", "Укажите PNG, JPEG или WebP не более {0} байт в Base64 с верным типом.");
}
