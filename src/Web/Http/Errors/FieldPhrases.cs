namespace Interpreter.Web.Http.Errors;

/// <summary>What is said of fields that break their rules.</summary>
internal static class FieldPhrases
{
    public static Phrase NamedTwice { get; } = new(
        "The body names a field twice.", "본문에 같은 항목이 두 번 있습니다.", "В теле запроса поле указано дважды.");

    public static Phrase TooLong { get; } = new(
        "Use at most {0} characters.", "{0}자 이하로 입력하세요.", "Используйте не более {0} символов.");

    public static Phrase NullCharacter { get; } = new(
        "Leave out the character U+0000.", "U+0000 문자를 빼세요.", "Уберите символ U+0000.");

    public static Phrase NotInteger { get; } = new(
        "Give a whole number from {0} to {1}.", "{0}에서 {1} 사이의 정수를 입력하세요.", "Укажите целое число от {0} до {1}.");

    public static Phrase NotNumber { get; } = new(
        "Give a number from {0} to {1}.", "{0}에서 {1} 사이의 숫자를 입력하세요.", "Укажите число от {0} до {1}.");

    public static Phrase NotBoolean { get; } = new(
        "Give true or false.", "true 또는 false를 입력하세요.", "Укажите true или false.");

    public static Phrase NotObject { get; } = new(
        "Give a JSON object.", "JSON 객체를 입력하세요.", "Укажите объект JSON.");

    public static Phrase NotList { get; } = new(
        "Give a list.", "목록을 입력하세요.", "Укажите список.");

    public static Phrase Unwritable { get; } = new(
        "It holds half of a surrogate pair, or U+0000.", "서로게이트 쌍의 절반이나 U+0000이 들어 있습니다.", "Содержит половину суррогатной пары или U+0000.");

    public static Phrase NotAmong { get; } = new(
        "Choose one of: {0}.", "다음 중 하나를 선택하세요: {0}.", "Выберите одно из: {0}.");

    public static Phrase OutOfRange { get; } = new(
        "This is out of range: the limit is {0}.", "범위를 벗어났습니다. 한도는 {0}입니다.", "Вне допустимого диапазона: предел {0}.");

    public static Phrase Taken { get; } = new(
        "This is taken: choose another.", "이미 사용 중입니다. 다른 값을 선택하세요.", "Уже занято: выберите другое.");

    public static Phrase NotDay { get; } = new(
        "Give a day, such as 2026-01-31.", "2026-01-31 같은 날짜를 입력하세요.", "Укажите день, например 2026-01-31.");

    public static Phrase NotPeriod { get; } = new(
        "Give a day that is not before the first, and at most {0} days after it.", "시작일보다 이르지 않고 그로부터 {0}일을 넘지 않는 날짜를 입력하세요.", "Укажите день не раньше первого и не позже чем через {0} дней после него.");
}
