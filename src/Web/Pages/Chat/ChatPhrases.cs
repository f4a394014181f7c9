using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Pages.Chat;

/// <summary>What the chat pages say. What their scripts say is in wwwroot/js/chat/texts.</summary>
internal static class ChatPhrases
{
    public static Phrase Chats { get; } = new("Chats", "대화", "Чаты");

    public static Phrase AllChats { get; } = new("All chats", "모든 대화", "Все чаты");

    public static Phrase NewChat { get; } = new("New chat", "새 대화", "Новый чат");

    public static Phrase Search { get; } = new("Search titles", "제목 검색", "Поиск по названиям");

    public static Phrase SearchButton { get; } = new("Search", "검색", "Найти");

    public static Phrase NothingYet { get; } = new(
        "No chats yet. Begin one: what you write and hear is kept here.", "아직 대화가 없습니다. 시작하면 쓰고 들은 내용이 여기에 보관됩니다.", "Чатов пока нет. Начните первый: всё, что вы напишете и услышите, сохранится здесь.");

    public static Phrase NothingFound { get; } = new(
        "No title contains “{0}”.", "제목에 “{0}”이(가) 들어간 대화가 없습니다.", "Нет названий, в которых есть «{0}».");

    public static Phrase Found { get; } = new("Chats found: {0}", "찾은 대화: {0}개", "Найдено чатов: {0}");

    public static Phrase Messages { get; } = new("Messages: {0}", "메시지 {0}개", "Сообщений: {0}");

    public static Phrase Interpretation { get; } = new("Interpretation", "통역", "Перевод");

    public static Phrase NoMessages { get; } = new("No messages yet", "아직 메시지가 없습니다", "Сообщений пока нет");

    public static Phrase ImageOnly { get; } = new("Image", "이미지", "Изображение");

    public static Phrase You { get; } = new("You", "나", "Вы");

    public static Phrase Pages { get; } = new("Pages", "페이지", "Страницы");

    public static Phrase Newer { get; } = new("Newer", "최근", "Новее");

    public static Phrase Older { get; } = new("Older", "이전", "Старее");

    public static Phrase PageOf { get; } = new("Page {0} of {1}", "{1}쪽 중 {0}쪽", "Страница {0} из {1}");

    public static Phrase ApiKey { get; } = new("Gemini API key", "Gemini API 키", "API-ключ Gemini");

    public static Phrase KeyOwn { get; } = new("Your own key is used.", "내 키를 사용합니다.", "Используется ваш собственный ключ.");

    public static Phrase KeyOwnEnding { get; } = new("Your own key is used; it ends with {0}.", "내 키를 사용합니다. 끝자리는 {0}입니다.", "Используется ваш собственный ключ, он заканчивается на {0}.");

    public static Phrase KeyLost { get; } = new(
        "Your key can’t be read any more: give it again.", "키를 더 이상 읽을 수 없습니다. 다시 입력하세요.", "Ваш ключ больше не читается: введите его снова.");

    public static Phrase KeyServer { get; } = new("The server’s key is used.", "서버의 키를 사용합니다.", "Используется ключ сервера.");

    public static Phrase KeySimulated { get; } = new(
        "There is no key: a simulator answers.", "키가 없어 모의 Gemini가 답합니다.", "Ключа нет: отвечает симулятор.");

    public static Phrase KeyRefused { get; } = new("Gemini does not answer: {0}", "Gemini가 응답하지 않습니다: {0}", "Gemini не отвечает: {0}");

    public static Phrase ToSettings { get; } = new("To the settings", "설정으로 가기", "К настройкам");

    public static Phrase Usage { get; } = new("Use", "사용량", "Использование");

    public static Phrase UsageDays { get; } = new("Period", "기간", "Период");

    public static Phrase Days { get; } = new("{0} days", "{0}일", "{0} дней");

    public static Phrase AsTable { get; } = new("As a table", "표로 보기", "В виде таблицы");

    public static Phrase Day { get; } = new("Day", "날짜", "День");

    public static Phrase MessagesHead { get; } = new("Messages", "메시지", "Сообщения");

    public static Phrase TokensHead { get; } = new("Tokens", "토큰", "Токены");

    public static Phrase TotalChats { get; } = new("Chats", "대화", "Чаты");

    public static Phrase EditTitle { get; } = new("Change the title", "제목 바꾸기", "Изменить название");

    public static Phrase Title { get; } = new("Title", "제목", "Название");

    public static Phrase SaveTitle { get; } = new("Save the title", "제목 저장", "Сохранить название");

    public static Phrase Cancel { get; } = new("Cancel", "취소", "Отмена");

    public static Phrase More { get; } = new("Export, clear, delete", "내보내기, 지우기, 삭제", "Экспорт, очистка, удаление");

    public static Phrase ExportAs { get; } = new("Export", "내보내기", "Экспорт");

    public static Phrase Subtitles { get; } = new("Subtitles", "자막", "Субтитры");

    public static Phrase PlainText { get; } = new("Plain text", "일반 텍스트", "Простой текст");

    public static Phrase Clear { get; } = new("Clear all messages…", "메시지 모두 지우기…", "Удалить все сообщения…");

    public static Phrase ClearQuestion { get; } = new("Clear all messages?", "메시지를 모두 지울까요?", "Удалить все сообщения?");

    public static Phrase ClearExplained { get; } = new(
        "They are deleted for good, and Gemini forgets them. The chat itself remains.",
        "완전히 삭제되고 Gemini도 잊습니다. 대화 자체는 남습니다.",
        "Они будут удалены навсегда, и Gemini их забудет. Сам чат останется.");

    public static Phrase ClearButton { get; } = new("Clear", "지우기", "Удалить");

    public static Phrase DeleteMenu { get; } = new("Delete the chat…", "대화 삭제…", "Удалить чат…");

    public static Phrase DeleteQuestion { get; } = new("Delete this chat?", "이 대화를 삭제할까요?", "Удалить этот чат?");

    public static Phrase DeleteExplained { get; } = new(
        "The chat and its messages ({0}) are deleted for good.", "대화와 메시지 {0}개가 완전히 삭제됩니다.", "Чат и его сообщения ({0}) будут удалены навсегда.");

    public static Phrase DeleteButton { get; } = new("Delete", "삭제", "Удалить");

    public static Phrase DeleteNamed { get; } = new("Delete “{0}”", "“{0}” 삭제", "Удалить «{0}»");

    public static Phrase Deleted { get; } = new("The chat was deleted.", "대화를 삭제했습니다.", "Чат удалён.");

    public static Phrase NoSuchChat { get; } = new("There is no such chat.", "그런 대화가 없습니다.", "Такого чата нет.");

    public static Phrase MessageList { get; } = new("Messages", "메시지", "Сообщения");

    public static Phrase EmptyTitle { get; } = new("What shall we talk about?", "무엇을 이야기해 볼까요?", "О чём поговорим?");

    public static Phrase EmptyText { get; } = new(
        "Write, show an image, or press the microphone and speak.", "글을 쓰거나, 이미지를 보여 주거나, 마이크를 누르고 말하세요.", "Пишите, покажите изображение или нажмите на микрофон и говорите.");

    public static Phrase HintEnter { get; } = new("sends", "보내기", "отправить");

    public static Phrase HintLine { get; } = new("begins a line", "줄 바꾸기", "новая строка");

    public static Phrase HintDrop { get; } = new("Images can be pasted or dropped, too", "이미지는 붙여 넣거나 끌어다 놓아도 됩니다", "Изображения можно вставить или перетащить");

    public static Phrase Earlier { get; } = new("Load earlier messages", "이전 메시지 불러오기", "Загрузить предыдущие сообщения");

    public static Phrase Latest { get; } = new("Jump to the latest", "최근 메시지로 가기", "К последним сообщениям");

    public static Phrase Write { get; } = new("Write a message", "메시지 쓰기", "Напишите сообщение");

    public static Phrase AddImage { get; } = new("Add images", "이미지 추가", "Добавить изображения");

    public static Phrase Images { get; } = new("Images to be sent", "보낼 이미지", "Изображения к отправке");

    public static Phrase Talk { get; } = new("Talk", "말하기", "Говорить");

    public static Phrase Send { get; } = new("Send", "보내기", "Отправить");

    public static Phrase Stop { get; } = new("Stop", "멈추기", "Остановить");

    public static Phrase DropHere { get; } = new("Drop images here", "여기에 이미지를 놓으세요", "Отпустите изображения здесь");

    public static Phrase ReadOnly { get; } = new(
        "This is what an interpreted conversation came to. It can be read and exported.", "통역한 대화의 기록입니다. 읽고 내보낼 수 있습니다.", "Это запись переведённой беседы. Её можно читать и экспортировать.");

    public static Phrase NeedsScript { get; } = new("Chats need JavaScript.", "대화에는 JavaScript가 필요합니다.", "Для чатов нужен JavaScript.");

    public static Phrase Ready { get; } = new("Ready", "준비됨", "Готово");

    public static Phrase TitleTooLong { get; } = new("Use at most {0} characters.", "{0}자 이하로 입력하세요.", "Используйте не более {0} символов.");
}
