using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Administration;

/// <summary>What administrators are told.</summary>
internal static class AdministrationPhrases
{
    public static Phrase NoSuchUser { get; } = new(
        "There is no such user.", "해당 사용자가 없습니다.", "Такого пользователя нет.");

    public static Phrase LastAdministrator { get; } = new(
        "This is the last administrator: make another one first.",
        "마지막 관리자입니다. 먼저 다른 관리자를 지정하세요.",
        "Это последний администратор: сначала назначьте другого.");

    public static Phrase LimitNotWhole { get; } = new(
        "Give a whole number from 0 to {0}, \"unlimited\", or null for everybody's limit.",
        "0에서 {0} 사이의 정수, \"unlimited\" 또는 공통 한도를 뜻하는 null을 입력하세요.",
        "Укажите целое число от 0 до {0}, \"unlimited\" или null (общий лимит).");

    public static Phrase LimitNotNumber { get; } = new(
        "Give a number from 0 to {0}, \"unlimited\", or null for everybody's limit.",
        "0에서 {0} 사이의 숫자, \"unlimited\" 또는 공통 한도를 뜻하는 null을 입력하세요.",
        "Укажите число от 0 до {0}, \"unlimited\" или null (общий лимит).");

    public static Phrase NoSuchLimit { get; } = new(
        "There is no such limit. Choose among: {0}.",
        "그런 한도가 없습니다. 다음 중에서 선택하세요: {0}.",
        "Такого лимита нет. Выберите из: {0}.");
}
