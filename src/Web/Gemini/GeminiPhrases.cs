using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Gemini;

/// <summary>What errors of chats say.</summary>
internal static class GeminiPhrases
{
    public static Phrase NoSuchPage { get; } = new(
        "There is no such page: the list ends before it.", "그런 페이지가 없습니다. 목록이 그 전에 끝납니다.", "Такой страницы нет: список заканчивается раньше.");

    public static Phrase NoSuchSession { get; } = new(
        "Chat session not found.", "채팅 세션을 찾을 수 없습니다.", "Сессия чата не найдена.");

    public static Phrase NoSuchMessage { get; } = new(
        "Message not found.", "메시지를 찾을 수 없습니다.", "Сообщение не найдено.");

    public static Phrase NoSuchImage { get; } = new(
        "The message has no such image.", "메시지에 그런 이미지가 없습니다.", "В сообщении нет такого изображения.");

    public static Phrase AdministratorsOnly { get; } = new(
        "Only administrators see the totals of all users.", "관리자만 전체 사용자의 합계를 볼 수 있습니다.", "Общую статистику видят только администраторы.");

    public static Phrase KeyMissing { get; } = new(
        "The API key is not configured", "API 키가 설정되지 않았습니다", "API ключ не настроен");

    public static Phrase Overloaded { get; } = new(
        "The Gemini model is overloaded. Please try again later.",
        "Gemini 모델에 과부하가 걸렸습니다. 나중에 다시 시도하세요.",
        "Модель Gemini перегружена. Пожалуйста, попробуйте позже.");

    public static Phrase QuotaUsedUp { get; } = new(
        "The Gemini quota is used up: try again later.", "Gemini 할당량을 모두 사용했습니다. 나중에 다시 시도하세요.", "Квота Gemini исчерпана: повторите позже.");

    public static Phrase PolicyRefused { get; } = new(
        "Gemini's policy refuses this request.", "Gemini 정책에 따라 이 요청은 거부되었습니다.", "Политика Gemini запрещает этот запрос.");

    public static Phrase RequestRefused { get; } = new(
        "Gemini refused the request: the administrator should check the model.",
        "Gemini가 요청을 거부했습니다. 관리자가 모델 설정을 확인해야 합니다.",
        "Gemini отклонил запрос: администратору следует проверить модель.");

    public static Phrase LimitReached { get; } = new(
        "Your limit is used up: try again later.", "사용 한도에 도달했습니다. 나중에 다시 시도하세요.", "Ваш лимит исчерпан: повторите позже.");

    public static Phrase TooManyWait { get; } = new(
        "Too many questions wait in this session: try again when one is answered.",
        "이 세션에서 대기 중인 질문이 너무 많습니다. 답변이 끝나면 다시 시도하세요.",
        "В этой сессии слишком много вопросов ждут ответа: повторите, когда на один из них ответят.");

    public static Phrase ChatOnly { get; } = new(
        "This session is an interpretation: only chats take messages.",
        "이 세션은 통역 세션입니다. 채팅 세션에만 메시지를 보낼 수 있습니다.",
        "Это сессия перевода: сообщения можно отправлять только в чат.");

    public static Phrase TooManyImages { get; } = new(
        "Send at most {0} images.", "이미지는 최대 {0}개까지 보낼 수 있습니다.", "Отправляйте не более {0} изображений.");

    public static Phrase ImageNotBase64 { get; } = new(
        "Image {0}: give \"mime_type\", and \"data\" in base64.",
        "이미지 {0}: \"mime_type\"과 base64 형식의 \"data\"를 입력하세요.",
        "Изображение {0}: укажите \"mime_type\" и \"data\" в base64.");

    public static Phrase ImageEmpty { get; } = new(
        "Image {0} is empty.", "이미지 {0}이(가) 비어 있습니다.", "Изображение {0} пустое.");

    public static Phrase ImageTooLarge { get; } = new(
        "Image {0} is too large: at most {1} MiB are allowed.", "이미지 {0}이(가) 너무 큽니다. 최대 {1}MiB까지 허용됩니다.", "Изображение {0} слишком велико: не более {1} МиБ.");

    public static Phrase ImageUnreadable { get; } = new(
        "Image {0} is no PNG, JPEG or WebP, or is damaged.", "이미지 {0}은(는) PNG, JPEG, WebP가 아니거나 손상되었습니다.", "Изображение {0}: не PNG, JPEG или WebP либо повреждено.");

    public static Phrase ImageMislabelled { get; } = new(
        "Image {0} is {1}, not what it is labelled as.", "이미지 {0}의 실제 형식은 {1}이며 표시된 형식과 다릅니다.", "Изображение {0} на самом деле {1}, а не то, что указано.");

    public static Phrase ImageTooManyPixels { get; } = new(
        "Image {0} has too many pixels: make it smaller.", "이미지 {0}의 픽셀 수가 너무 많습니다. 크기를 줄이세요.", "В изображении {0} слишком много пикселей: уменьшите его.");

    public static Phrase NotQuestionType { get; } = new(
        "Send the body as \"Content-Type: application/json\" or \"multipart/form-data\".",
        "본문을 \"Content-Type: application/json\" 또는 \"multipart/form-data\"로 보내세요.",
        "Отправьте тело запроса с \"Content-Type: application/json\" или \"multipart/form-data\".");

    public static Phrase NotForm { get; } = new(
        "The body is not a form.", "본문이 양식이 아닙니다.", "Тело запроса не является формой.");

    public static Phrase BadParameters { get; } = new(
        "Bad request parameters: {0} is missing", "요청 매개변수가 잘못되었습니다: {0}이(가) 없습니다", "Неверные параметры запроса: отсутствует {0}");

    public static Phrase BadParameter { get; } = new(
        "Bad request parameters: {0}: {1}", "요청 매개변수가 잘못되었습니다: {0}: {1}", "Неверные параметры запроса: {0}: {1}");
}
