using System.Globalization;
using System.Text;

namespace Interpreter.Core.Exports.Formats;

/// <summary>Opens writers of text files, and writes times in them.</summary>
internal static class Utf8Text
{
    private const int BufferSize = 16 * 1024;

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A writer in UTF-8 without a byte order mark, with lines as Unix ends them.</summary>
    public static StreamWriter Open(Stream output) => new(output, Encoding, BufferSize, leaveOpen: true) { NewLine = "\n" };

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
