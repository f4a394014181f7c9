using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Pages.Settings;

/// <summary>What the page of settings says.</summary>
internal static class SettingsPhrases
{
    public static Phrase Key { get; } = new("Your own Gemini key", "내 Gemini 키", "Собственный ключ Gemini");

    public static Phrase KeyAbsent { get; } = new(
        "None is stored: your sessions use the server's key.", "저장된 키가 없어 서버의 키를 사용합니다.", "Ключ не сохранён: ваши сеансы используют ключ сервера.");

    public static Phrase KeyPresent { get; } = new(
        "Your sessions use the stored key that ends in …{0}.", "…{0}(으)로 끝나는 저장된 키를 사용합니다.", "Ваши сеансы используют сохранённый ключ, который оканчивается на …{0}.");

    public static Phrase KeyUnreadable { get; } = new(
        "The stored key can't be read any more, since the server lost its own keys: store it again, or delete it.",
        "서버의 암호화 키가 바뀌어 저장된 키를 읽을 수 없습니다. 다시 저장하거나 삭제하세요.",
        "Сохранённый ключ больше нельзя прочитать: сервер утратил свои ключи шифрования. Сохраните его заново или удалите.");

    public static Phrase KeyNew { get; } = new("New key", "새 키", "Новый ключ");

    public static Phrase KeyHelp { get; } = new(
        "From Google AI Studio. It is stored encrypted, used for your sessions alone, and never shown again but for its last four characters.",
        "Google AI Studio에서 만든 키입니다. 암호화해 저장하고 내 세션에만 쓰며, 마지막 네 글자 외에는 다시 표시하지 않습니다.",
        "Из Google AI Studio. Хранится в зашифрованном виде, используется только в ваших сеансах и больше не показывается, кроме последних четырёх символов.");

    public static Phrase KeySave { get; } = new("Store the key", "키 저장", "Сохранить ключ");

    public static Phrase KeyTest { get; } = new("Test", "시험", "Проверить");

    public static Phrase KeyDelete { get; } = new("Delete the key", "키 삭제", "Удалить ключ");

    public static Phrase KeySaved { get; } = new("The key was tested and stored.", "키를 확인하고 저장했습니다.", "Ключ проверен и сохранён.");

    public static Phrase KeyDeleted { get; } = new("The key was deleted.", "키를 삭제했습니다.", "Ключ удалён.");

    // The words of the earlier chat system.
    public static Phrase KeyEmpty { get; } = new("The API key may not be empty.", "API 키를 입력하세요.", "API ключ не может быть пустым");

    public static Phrase KeyTaken { get; } = new("Gemini takes the key.", "Gemini가 키를 받아들였습니다.", "Подключение к Gemini API успешно установлено");

    public static Phrase KeySimulated { get; } = new(
        "The simulated Gemini of this server takes the key, as it takes any.", "이 서버의 모의 Gemini는 어떤 키든 받아들입니다.", "Имитация Gemini на этом сервере принимает ключ, как и любой другой.");

    public static Phrase KeyNone { get; } = new(
        "This is no API key: it consists of letters, digits and signs without blanks.", "API 키가 아닙니다. 키는 공백 없는 영문자, 숫자, 기호로 이루어집니다.", "Это не API ключ: ключ состоит из латинских букв, цифр и знаков без пробелов.");

    public static Phrase KeyRefused { get; } = new(
        "Gemini refuses this key: copy it again from Google AI Studio.", "Gemini가 이 키를 거부합니다. Google AI Studio에서 다시 복사하세요.", "Gemini не принимает этот ключ: скопируйте его ещё раз из Google AI Studio.");

    public static Phrase KeyUsedUp { get; } = new(
        "The quota of this key is used up.", "이 키의 사용량이 다 찼습니다.", "Квота этого ключа исчерпана.");

    public static Phrase KeyForbidden { get; } = new(
        "Gemini does not serve this server's country or region.", "이 서버의 국가나 지역에서는 Gemini를 사용할 수 없습니다.", "Gemini не обслуживает страну или регион этого сервера.");

    public static Phrase GeminiAway { get; } = new(
        "Gemini could not be asked: try again later.", "Gemini에 확인할 수 없습니다. 나중에 다시 시도하세요.", "Не удалось связаться с Gemini: повторите попытку позже.");

    public static Phrase Interpretation { get; } = new("Interpretation", "통역", "Перевод речи");

    public static Phrase InterpretationHelp { get; } = new(
        "What your sessions begin with, where the page or program that opens them says nothing else.",
        "세션을 여는 페이지나 프로그램이 따로 정하지 않으면 이 값으로 시작합니다.",
        "С этим начинаются ваши сеансы, если страница или программа не задаёт другое.");

    public static Phrase Model { get; } = new("Model", "모델", "Модель");

    public static Phrase ServerModel { get; } = new("The server's ({0})", "서버 기본값 ({0})", "Как на сервере ({0})");

    public static Phrase Voice { get; } = new("Voice", "목소리", "Голос");

    public static Phrase ServerVoice { get; } = new("Default voice", "기본 목소리", "Голос по умолчанию");

    public static Phrase FirstLanguage { get; } = new("First language", "첫째 언어", "Первый язык");

    public static Phrase SecondLanguage { get; } = new("Second language", "둘째 언어", "Второй язык");

    public static Phrase Threshold { get; } = new("Quietest speech", "가장 작은 말소리", "Самая тихая речь");

    public static Phrase ThresholdHelp { get; } = new(
        "Sounds below this are not sent; 0 sends everything.", "이보다 작은 소리는 보내지 않습니다. 0이면 모두 보냅니다.", "Более тихие звуки не отправляются; при 0 отправляется всё.");

    public static Phrase Hangover { get; } = new("Pause that ends a sentence", "문장을 끝내는 침묵", "Пауза, которая завершает фразу");

    public static Phrase HangoverHelp { get; } = new("In frames of 20 ms.", "20ms 단위입니다.", "В единицах по 20 мс.");

    public static Phrase Save { get; } = new("Save", "저장", "Сохранить");

    public static Phrase Saved { get; } = new("Saved. It applies to sessions that begin from now on.", "저장했습니다. 새로 시작하는 세션부터 적용됩니다.", "Сохранено. Действует для новых сеансов.");

    public static Phrase NotOffered { get; } = new("This is not offered: choose another.", "제공되지 않는 값입니다. 다른 값을 고르세요.", "Это не предлагается: выберите другое.");

    public static Phrase PairWrong { get; } = new("Choose two different languages.", "서로 다른 두 언어를 고르세요.", "Выберите два разных языка.");

    public static Phrase OutOfRange { get; } = new("Give a whole number from {0} to {1}.", "{0}에서 {1} 사이의 정수를 입력하세요.", "Укажите целое число от {0} до {1}.");
}
