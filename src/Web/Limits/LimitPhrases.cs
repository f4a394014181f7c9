using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Limits;

/// <summary>What users whose limits are used up are told.</summary>
internal static class LimitPhrases
{
    public static Phrase RequestsPerMinute { get; } = new(
        "Your {0} requests a minute are used up: try again in {1} s.",
        "분당 요청 한도({0}회)를 모두 사용했습니다. {1}초 후에 다시 시도하세요.",
        "Лимит запросов в минуту ({0}) исчерпан: повторите через {1} с.");

    public static Phrase ConcurrentSessions { get; } = new(
        "You have as many sessions open as you may ({0}): close one first.",
        "동시에 열 수 있는 세션 수({0}개)에 도달했습니다. 먼저 다른 세션을 닫으세요.",
        "Открыто максимально допустимое число сеансов ({0}): сначала закройте один из них.");

    public static Phrase AudioMinutesPerDay { get; } = new(
        "Your {0} minutes of audio for today are used up: they begin anew at midnight UTC.",
        "오늘의 오디오 한도({0}분)를 모두 사용했습니다. UTC 자정에 초기화됩니다.",
        "Дневной лимит аудио ({0} мин) исчерпан: он обновится в полночь по UTC.");

    public static Phrase TokensPerDay { get; } = new(
        "Your {0} tokens for today are used up: they begin anew at midnight UTC.",
        "오늘의 토큰 한도({0}개)를 모두 사용했습니다. UTC 자정에 초기화됩니다.",
        "Дневной лимит токенов ({0}) исчерпан: он обновится в полночь по UTC.");

    public static Phrase SpendPerDay { get; } = new(
        "Your {0} US dollars for today are used up: they begin anew at midnight UTC.",
        "오늘의 사용 금액 한도({0}달러)를 모두 사용했습니다. UTC 자정에 초기화됩니다.",
        "Дневной лимит расходов ({0} долл. США) исчерпан: он обновится в полночь по UTC.");

    public static Phrase NothingAllowed { get; } = new(
        "Your account may not use this: ask the administrator.",
        "이 계정으로는 사용할 수 없습니다. 관리자에게 문의하세요.",
        "Вашей учётной записи это не разрешено: обратитесь к администратору.");
}
