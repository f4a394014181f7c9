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

    public static Phrase BadOrdering { get; } = new(
        "Order by one of: {0}, each also with a minus before it.", "다음 중 하나로 정렬하세요: {0}. 앞에 -를 붙일 수 있습니다.", "Сортируйте по одному из полей: {0}, также с минусом перед ним.");

    public static Phrase AdministratorsOnly { get; } = new(
        "Only administrators see the totals of all users.", "관리자만 전체 사용자의 합계를 볼 수 있습니다.", "Общую статистику видят только администраторы.");
}
