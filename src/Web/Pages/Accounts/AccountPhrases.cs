using Interpreter.Core.Storage;
using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Pages.Accounts;

/// <summary>What the pages of accounts say.</summary>
internal static class AccountPhrases
{
    public static Phrase Username { get; } = new("User name", "사용자 이름", "Имя пользователя");

    public static Phrase Password { get; } = new("Password", "비밀번호", "Пароль");

    public static Phrase PasswordAgain { get; } = new("The same password again", "비밀번호 확인", "Пароль ещё раз");

    public static Phrase PasswordNow { get; } = new("Present password", "현재 비밀번호", "Текущий пароль");

    public static Phrase PasswordNew { get; } = new("New password", "새 비밀번호", "Новый пароль");

    public static Phrase PasswordsDiffer { get; } = new("The two passwords differ.", "두 비밀번호가 서로 다릅니다.", "Пароли не совпадают.");

    public static Phrase PasswordHelp { get; } = new(
        "At least {0} characters, not digits alone.", "{0}자 이상, 숫자만으로는 안 됩니다.", "Не менее {0} символов, не одни цифры.");

    public static Phrase UsernameHelp { get; } = new(
        "{0} to {1} letters, digits and @ . + - _", "문자, 숫자, @ . + - _ 로 {0}~{1}자", "От {0} до {1} символов: буквы, цифры и @ . + - _");

    public static Phrase Register { get; } = new("Create an account", "계정 만들기", "Создать учётную запись");

    public static Phrase NoAccount { get; } = new("No account yet?", "계정이 없나요?", "Ещё нет учётной записи?");

    public static Phrase HaveAccount { get; } = new("Have an account?", "이미 계정이 있나요?", "Уже есть учётная запись?");

    public static Phrase Role { get; } = new("Role", "역할", "Роль");

    public static Phrase Since { get; } = new("Created", "만든 날짜", "Создана");

    public static Phrase ChangePassword { get; } = new("Change the password", "비밀번호 바꾸기", "Сменить пароль");

    public static Phrase ChangeEndsSignIns { get; } = new(
        "Every other browser and program is signed out.", "다른 모든 브라우저와 프로그램은 로그아웃됩니다.", "Все остальные браузеры и программы будут отключены от учётной записи.");

    public static Phrase PasswordChanged { get; } = new("The password was changed.", "비밀번호가 바뀌었습니다.", "Пароль изменён.");

    public static Phrase Delete { get; } = new("Delete the account", "계정 삭제", "Удалить учётную запись");

    public static Phrase DeleteHelp { get; } = new(
        "Everything that belongs to it is deleted too: chats, interpretations, settings. It can't be brought back.",
        "대화, 통역, 설정 등 이 계정에 속한 모든 것이 함께 삭제되며 되돌릴 수 없습니다.",
        "Вместе с ней будет удалено всё, что ей принадлежит: чаты, переводы, настройки. Вернуть это нельзя.");

    public static Phrase Deleted { get; } = new("The account was deleted.", "계정이 삭제되었습니다.", "Учётная запись удалена.");

    public static Phrase Administrator { get; } = new("Administrator", "관리자", "Администратор");

    public static Phrase User { get; } = new("User", "사용자", "Пользователь");

    /// <summary>A role's name.</summary>
    public static Phrase RoleOf(UserRole role) => role is UserRole.Administrator ? Administrator : User;
}
