using System.Text;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Testing;
using Interpreter.Web.Socket;
using Interpreter.Web.Socket.Incoming;
using Interpreter.Web.Socket.Outgoing;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Relay;

[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    [Theory]
    [InlineData(640)]
    [InlineData(1602)]
    [InlineData(32_000)]
    public void Reading_an_audio_message_allocates_the_frame_and_nothing_that_grows_with_it(int bytes)
    {
        var parser = new ClientMessageParser(new InitParser(Models.Catalog, new()));
        var message = Encoding.UTF8.GetBytes($$"""{"type":"audio","data":"{{Convert.ToBase64String(new byte[bytes]).TrimEnd('=')}}","timestamp":1702345678900}""");

        Assert.Equal(40, Allocations.PerRun(() => parser.Parse(message, new(16_000)).Message.Audio!.Release()));
    }

    [Fact]
    public void Reading_an_image_allocates_the_image_and_nothing_else_that_grows_with_it()
    {
        var parser = new ClientMessageParser(new InitParser(Models.Catalog, new()));
        byte[] image = [.. TestImages.Png(2, 2), .. new byte[1_000_000]];
        var message = Encoding.UTF8.GetBytes($$"""{"type":"image","data":"{{Convert.ToBase64String(image)}}"}""");

        Assert.InRange(Allocations.PerRun(() => parser.Parse(message, new(16_000, IsChat: true)), runs: 20), image.Length, image.Length + 1000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Writing_an_audio_message_allocates_nothing(bool binary)
    {
        var buffer = new PooledBuffer();
        using var writer = new ServerMessageWriter(buffer);
        var speech = new SessionOutput.Speech(1, AudioFrame.Copy(new byte[4800], 24_000));

        Assert.Equal(0, Allocations.PerRun(() =>
        {
            writer.TryWrite(speech, new ClientMode(Extended: true, binary));
            buffer.Return();
        }));
    }
}
