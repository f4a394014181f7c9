namespace Interpreter.Web.Http.Errors;

/// <summary>What errors say.</summary>
internal static class Phrases
{
    public static Phrase Required { get; } = new(
        "This field is required.", "필수 항목입니다.", "Это поле обязательно для заполнения.");

    public static Phrase Blank { get; } = new(
        "This field may not be blank.", "이 항목은 비워 둘 수 없습니다.", "Это поле не может быть пустым.");

    public static Phrase NotText { get; } = new(
        "Give a text: a string in quotes.", "따옴표로 묶은 문자열을 입력하세요.", "Укажите текст: строку в кавычках.");

    public static Phrase UsernameLength { get; } = new(
        "Use {0} to {1} characters.", "{0}자 이상 {1}자 이하로 입력하세요.", "Используйте от {0} до {1} символов.");

    public static Phrase UsernameCharacters { get; } = new(
        "Use letters, digits and @ . + - _ only.", "문자, 숫자와 @ . + - _ 만 사용할 수 있습니다.", "Используйте только буквы, цифры и символы @ . + - _.");

    public static Phrase UsernameTaken { get; } = new(
        "This name is taken: choose another.", "이미 사용 중인 이름입니다. 다른 이름을 선택하세요.", "Это имя занято: выберите другое.");

    public static Phrase PasswordTooShort { get; } = new(
        "Use at least {0} characters.", "{0}자 이상 입력하세요.", "Используйте не менее {0} символов.");

    public static Phrase PasswordTooLong { get; } = new(
        "Use at most {0} characters.", "{0}자 이하로 입력하세요.", "Используйте не более {0} символов.");

    public static Phrase PasswordAllDigits { get; } = new(
        "Use more than digits.", "숫자만으로는 사용할 수 없습니다.", "Используйте не только цифры.");

    public static Phrase PasswordIsUsername { get; } = new(
        "Don't use the user name as the password.", "사용자 이름과 다른 비밀번호를 사용하세요.", "Пароль не должен совпадать с именем пользователя.");

    public static Phrase PasswordWrong { get; } = new(
        "This is not your password.", "비밀번호가 올바르지 않습니다.", "Неверный пароль.");

    public static Phrase SignInRefused { get; } = new(
        "Wrong user name or password.", "사용자 이름 또는 비밀번호가 올바르지 않습니다.", "Неверное имя пользователя или пароль.");

    public static Phrase SignInLocked { get; } = new(
        "Too many failed attempts: try again in {0} s.", "실패한 시도가 너무 많습니다. {0}초 후에 다시 시도하세요.", "Слишком много неудачных попыток: повторите через {0} с.");

    public static Phrase TooManyRequests { get; } = new(
        "Too many requests: try again in {0} s.", "요청이 너무 많습니다. {0}초 후에 다시 시도하세요.", "Слишком много запросов: повторите через {0} с.");

    public static Phrase RegistrationClosed { get; } = new(
        "New accounts are not taken here: ask the administrator.", "새 계정을 만들 수 없습니다. 관리자에게 문의하세요.", "Регистрация закрыта: обратитесь к администратору.");

    public static Phrase NotSignedIn { get; } = new(
        "Sign in first, then send \"Authorization: Bearer TOKEN\".", "먼저 로그인한 뒤 \"Authorization: Bearer TOKEN\" 헤더를 보내세요.", "Сначала войдите, затем отправьте \"Authorization: Bearer TOKEN\".");

    public static Phrase Forbidden { get; } = new(
        "You may not do this.", "이 작업을 수행할 권한이 없습니다.", "Недостаточно прав доступа.");

    public static Phrase NotFound { get; } = new(
        "There is nothing at this address.", "해당 주소에 아무것도 없습니다.", "По этому адресу ничего не найдено.");

    public static Phrase MethodNotAllowed { get; } = new(
        "This address does not take {0}.", "이 주소는 {0} 요청을 받지 않습니다.", "Этот адрес не принимает {0}.");

    public static Phrase NotJsonType { get; } = new(
        "Send the body as \"Content-Type: application/json\".", "본문을 \"Content-Type: application/json\"으로 보내세요.", "Отправьте тело запроса с \"Content-Type: application/json\".");

    public static Phrase BodyTooLarge { get; } = new(
        "The body is too large: at most {0} bytes are allowed.", "본문이 너무 큽니다. 최대 {0}바이트까지 허용됩니다.", "Тело запроса слишком велико: не более {0} байт.");

    public static Phrase NotJson { get; } = new(
        "The body is not a JSON object.", "본문이 JSON 객체가 아닙니다.", "Тело запроса не является объектом JSON.");

    public static Phrase RequestFailed { get; } = new(
        "The request can't be served (status {0}).", "요청을 처리할 수 없습니다(상태 {0}).", "Запрос не может быть выполнен (статус {0}).");

    public static Phrase Busy { get; } = new(
        "The server is busy: try again in a moment.", "서버가 바쁩니다. 잠시 후 다시 시도하세요.", "Сервер занят: повторите попытку чуть позже.");

    public static Phrase Fault { get; } = new(
        "The server failed: try again, and tell the administrator if it stays so.", "서버 오류가 발생했습니다. 다시 시도하고 계속되면 관리자에게 알려 주세요.", "Ошибка сервера: повторите попытку, а если не поможет, сообщите администратору.");
}
