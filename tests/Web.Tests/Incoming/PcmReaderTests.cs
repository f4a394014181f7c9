using System.Text;
using Interpreter.Core.Audio;
using Interpreter.Web.Socket.Incoming;

namespace Interpreter.Web.Tests.Incoming;

public sealed class PcmReaderTests
{
    // Its base64 has both characters that the alphabets write differently.
    private static readonly byte[] Pcm = [0xFB, 0xEF, 0xBE, 0xFF, 0xFF, 0xFF, 0x01, 0x02];

    [Theory]
    [InlineData("++++////AQI=")]
    [InlineData("++++////AQI")]
    [InlineData("----____AQI=")]
    [InlineData("----____AQI")]
    [InlineData("++++\\/\\/\\/\\/AQI=")]
    [InlineData("\\u002b+++////AQI")]
    public void Every_spelling_of_base64_is_taken(string text)
    {
        Assert.Null(PcmReader.ReadBase64(Encoding.ASCII.GetBytes($"\"{text}\""), 16_000, out var frame));
        Assert.Equal(Pcm, frame!.Memory.ToArray());
        Assert.Equal(16_000, frame.SampleRate);
        frame.Release();
    }

    [Theory]
    [InlineData("A")]
    [InlineData("AAAAA")]
    [InlineData("AAA*")]
    [InlineData("AA=A")]
    [InlineData("++__")]
    [InlineData("\\ud800AAA")]
    [InlineData("AAAA")]
    [InlineData("")]
    public void What_is_no_base64_of_whole_samples_is_refused(string text)
    {
        var problem = PcmReader.ReadBase64(Encoding.ASCII.GetBytes($"\"{text}\""), 16_000, out var frame);
        Assert.Equal("INVALID_AUDIO", problem?.Code);
        Assert.Null(frame);
    }

    [Fact]
    public void Lengths_of_every_remainder_come_out_whole()
    {
        for (var samples = 1; samples <= 60; samples++)
        {
            var pcm = new byte[samples * 2];
            Random.Shared.NextBytes(pcm);
            var text = Convert.ToBase64String(pcm);
            foreach (var spelling in new[] { text, text.TrimEnd('=') })
            {
                Assert.Null(PcmReader.ReadBase64(Encoding.ASCII.GetBytes($"\"{spelling}\""), 16_000, out AudioFrame? frame));
                Assert.Equal(pcm, frame!.Memory.ToArray());
                frame.Release();
            }
        }
    }
}
