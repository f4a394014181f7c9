using Interpreter.Core.Exports;
using Interpreter.Core.Storage;
using Interpreter.Web.Gemini.Exports;

namespace Interpreter.Web.Tests.Exports;

public sealed class ExportFileNameTests
{
    [Theory]
    [InlineData("A talk", "A talk")]
    [InlineData("Разговор 대화 😀", "Разговор 대화 😀")]
    [InlineData("../../etc/passwd", "etc passwd")]
    [InlineData(@"C:\Windows\win.ini", "C Windows win.ini")]
    [InlineData("a\r\nSet-Cookie: x=1", "a Set-Cookie x=1")]
    [InlineData("a\"; filename=\"b.exe", "a ; filename= b.exe")]
    [InlineData("...hidden.", "hidden")]
    [InlineData("exe.\u202Etxt", "exe. txt")]
    [InlineData("  ??  ", "session-7")]
    [InlineData("nul", "session-7")]
    [InlineData("COM1.notes", "session-7")]
    [InlineData("communication", "communication")]
    public void A_title_becomes_a_name_that_every_system_takes(string title, string name) => Assert.Equal(name, ExportFileName.Of(Session(title)));

    [Fact]
    public void A_long_title_is_cut_between_characters()
    {
        Assert.Equal(180, ExportFileName.Of(Session(new string('a', 200))).Length);
        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 45)), ExportFileName.Of(Session(string.Concat(Enumerable.Repeat("😀", 200)))));
        Assert.Equal(new string('한', 60), ExportFileName.Of(Session(new string('한', 200))));
    }

    [Fact]
    public void The_header_has_the_name_in_utf8_and_one_in_ascii()
    {
        Assert.Equal(
            "attachment; filename=\"__ talk.srt\"; filename*=UTF-8''%EB%8C%80%ED%99%94%20talk.srt",
            ExportFileName.Disposition(Session("대화 talk"), ExportFormat.Srt));
        Assert.Equal(
            "attachment; filename=\"it's 100% so.md\"; filename*=UTF-8''it%27s%20100%25%20so.md",
            ExportFileName.Disposition(Session("it's 100% so"), ExportFormat.Markdown));
    }

    private static ChatSession Session(string title) => new()
    {
        Id = 7,
        Key = Guid.Empty,
        OwnerId = 1,
        OwnerUsername = "anna",
        Title = title,
        Kind = SessionKind.Chat,
        IsActive = true,
        Metadata = "{}",
        MessagesCount = 0,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
