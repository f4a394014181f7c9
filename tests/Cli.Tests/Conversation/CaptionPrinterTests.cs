using Interpreter.Cli.Conversation;

namespace Interpreter.Cli.Tests.Conversation;

public sealed class CaptionPrinterTests : IDisposable
{
    private const string EraseLine = "\r\u001b[K";

    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public void On_a_terminal_interim_captions_overwrite_one_another()
    {
        var printer = new CaptionPrinter(_output, 40);

        printer.Interim("Hel");
        printer.Interim("Hello");
        printer.Final("en", "Hello.");
        printer.Final("ko", "안녕");

        Assert.Equal($"{EraseLine}… Hel{EraseLine}… Hello{EraseLine}en  Hello.\nko  안녕\n", _output.ToString());
    }

    [Fact]
    public void Into_a_file_only_final_captions_go()
    {
        var printer = new CaptionPrinter(_output, null);

        printer.Interim("Hel");
        printer.Final(null, "Hello.");
        printer.Erase();

        Assert.Equal("?   Hello.\n", _output.ToString());
    }

    [Theory]
    [InlineData("one two three four", "o three four")]
    [InlineData("하나 둘 셋 넷 다섯", " 셋 넷 다섯")]
    [InlineData("short", "short")]
    public void The_newest_words_that_fit_on_the_line_are_shown(string text, string shown)
    {
        new CaptionPrinter(_output, 15).Interim(text);

        Assert.Equal($"{EraseLine}… {shown}", _output.ToString());
    }

    [Fact]
    public void Words_cannot_steer_the_terminal()
    {
        new CaptionPrinter(_output, null).Final("en", "a\u001b[2Jb\nc");

        Assert.Equal("en  a [2Jb c\n", _output.ToString());
    }

    public void Dispose() => _output.Dispose();
}
