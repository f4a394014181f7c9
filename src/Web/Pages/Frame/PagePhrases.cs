using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Pages.Frame;

/// <summary>What every page says.</summary>
internal static class PagePhrases
{
    public static Phrase Product { get; } = new("Interpreter", "Interpreter", "Interpreter");

    public static Phrase Skip { get; } = new("Skip to the content", "본문으로 건너뛰기", "Перейти к содержимому");

    public static Phrase Navigation { get; } = new("Main", "주 메뉴", "Основное меню");

    public static Phrase Interpreter { get; } = new("Interpreter", "통역", "Переводчик");

    public static Phrase Chats { get; } = new("Chats", "대화", "Чаты");

    public static Phrase Settings { get; } = new("Settings", "설정", "Настройки");

    public static Phrase Administration { get; } = new("Users", "사용자", "Пользователи");

    public static Phrase Account { get; } = new("Account", "계정", "Учётная запись");

    public static Phrase SignIn { get; } = new("Sign in", "로그인", "Войти");

    public static Phrase SignOut { get; } = new("Sign out", "로그아웃", "Выйти");

    public static Phrase ToggleTheme { get; } = new("Switch between light and dark", "밝은 화면과 어두운 화면 전환", "Светлая или тёмная тема");

    public static Phrase LanguageOfPage { get; } = new("Language of this page", "이 페이지의 언어", "Язык страницы");

    public static Phrase Optional { get; } = new("optional", "선택 사항", "необязательно");

    public static Phrase CheckFields { get; } = new("Nothing was changed. Correct what is marked.", "변경되지 않았습니다. 표시된 항목을 고치세요.", "Ничего не изменено. Исправьте отмеченные поля.");

    public static Phrase ErrorTitle { get; } = new("This did not work", "열 수 없습니다", "Не получилось");

    public static Phrase ToInterpreter { get; } = new("To the interpreter", "통역으로 가기", "К переводчику");

    public static Phrase Forbidden { get; } = new(
        "You may not see this page. Sign in as someone who may.", "이 페이지를 볼 권한이 없습니다. 권한이 있는 계정으로 로그인하세요.", "У вас нет доступа к этой странице. Войдите под учётной записью, у которой он есть.");

    public static Phrase NotFound { get; } = new("There is no such page.", "그런 페이지가 없습니다.", "Такой страницы нет.");

    public static Phrase Failed { get; } = new("The server can't serve this request.", "서버가 이 요청을 처리할 수 없습니다.", "Сервер не может выполнить этот запрос.");

    public static Phrase FormExpired { get; } = new(
        "This form is no longer valid, perhaps because someone signed in or out meanwhile. Go back, reload the page and send it again.",
        "이 양식은 더 이상 유효하지 않습니다. 그사이에 로그인이나 로그아웃이 있었을 수 있습니다. 뒤로 가서 페이지를 새로 고친 뒤 다시 보내세요.",
        "Форма больше не действительна: возможно, за это время кто-то вошёл или вышел. Вернитесь, обновите страницу и отправьте форму ещё раз.");

    public static Phrase ForgeryToken { get; } = new(
        "Send the page's token in the header {0}: reload the page.", "페이지의 토큰을 {0} 헤더로 보내세요. 페이지를 새로 고치세요.", "Отправьте токен страницы в заголовке {0}: обновите страницу.");
}
