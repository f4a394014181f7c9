using Interpreter.Core.Users;
using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Pages.Administration;

/// <summary>What the pages of administrators say.</summary>
internal static class UserPhrases
{
    public static Phrase Search { get; } = new("A part of the name", "이름의 일부", "Часть имени");

    public static Phrase Find { get; } = new("Find", "찾기", "Найти");

    public static Phrase Nobody { get; } = new("Nobody has such a name.", "그런 이름의 사용자가 없습니다.", "Пользователей с таким именем нет.");

    public static Phrase State { get; } = new("State", "상태", "Состояние");

    public static Phrase Open { get; } = new("Open", "사용 중", "Открыта");

    public static Phrase Closed { get; } = new("Closed", "닫힘", "Закрыта");

    public static Phrase LastSignIn { get; } = new("Last sign-in", "마지막 로그인", "Последний вход");

    public static Phrase Never { get; } = new("never", "없음", "никогда");

    public static Phrase Pages { get; } = new("Pages", "페이지", "Страницы");

    public static Phrase Previous { get; } = new("Previous", "이전", "Назад");

    public static Phrase Next { get; } = new("Next", "다음", "Вперёд");

    public static Phrase PageOf { get; } = new("Page {0} of {1}, users: {2}", "{1}쪽 중 {0}쪽, 사용자 {2}명", "Страница {0} из {1}, пользователей: {2}");

    public static Phrase ToList { get; } = new("All users", "모든 사용자", "Все пользователи");

    public static Phrase CloseHelp { get; } = new(
        "Who has a closed account is signed out everywhere and can't sign in. Nothing is deleted.",
        "계정을 닫으면 모든 곳에서 로그아웃되고 로그인할 수 없습니다. 삭제되는 것은 없습니다.",
        "Владелец закрытой учётной записи выходит везде и не может войти. Ничего не удаляется.");

    public static Phrase Save { get; } = new("Save", "저장", "Сохранить");

    public static Phrase Saved { get; } = new("Saved. It holds at once.", "저장했습니다. 바로 적용됩니다.", "Сохранено. Действует сразу.");

    public static Phrase Limits { get; } = new("Limits", "한도", "Лимиты");

    public static Phrase LimitsHelp { get; } = new(
        "Leave a field empty for everybody's limit. 0 forbids.", "비워 두면 공통 한도를 따릅니다. 0이면 사용할 수 없습니다.", "Пустое поле означает общий лимит, 0 запрещает.");

    public static Phrase NoLimit { get; } = new("No limit", "한도 없음", "Без ограничения");

    public static Phrase NoLimitOf { get; } = new("No limit: {0}", "한도 없음: {0}", "Без ограничения: {0}");

    public static Phrase Used { get; } = new("Used: {0}; nothing limits it.", "사용량 {0}, 한도 없음", "Использовано: {0}, без ограничения.");

    public static Phrase UsedOf { get; } = new("Used: {0} of {1}.", "사용량 {0} / {1}", "Использовано: {0} из {1}.");

    public static Phrase NotAmong { get; } = new("Choose one of these.", "목록에서 고르세요.", "Выберите из списка.");

    public static Phrase NotWhole { get; } = new(
        "Give a whole number from 0 to {0}, or leave the field empty.", "0에서 {0} 사이의 정수를 입력하거나 비워 두세요.", "Укажите целое число от 0 до {0} или оставьте поле пустым.");

    public static Phrase NotNumber { get; } = new(
        "Give a number from 0 to {0}, or leave the field empty.", "0에서 {0} 사이의 숫자를 입력하거나 비워 두세요.", "Укажите число от 0 до {0} или оставьте поле пустым.");

    /// <summary>A limit's name.</summary>
    public static Phrase Of(LimitKind kind) => kind switch
    {
        LimitKind.RequestsPerMinute => new("Requests a minute", "분당 요청 수", "Запросов в минуту"),
        LimitKind.ConcurrentSessions => new("Sessions at a time", "동시 세션 수", "Одновременных сеансов"),
        LimitKind.AudioMinutesPerDay => new("Minutes of speech a day", "하루 음성(분)", "Минут речи в день"),
        LimitKind.TokensPerDay => new("Tokens a day", "하루 토큰 수", "Токенов в день"),
        _ => new("US dollars a day", "하루 금액(미국 달러)", "Долларов США в день"),
    };
}
