using System.Text;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Relay;

[Collection(nameof(Alone))]
public sealed class RelayAllocationTests
{
    private const int Frames = 2000;

    // Measured: about 400 bytes, of Kestrel, both sockets and the test's client together. One copy of a frame as an array
    // or a string would be 1,600 to 4,300 more.
    private const long BytesPerFrame = 1000;

    [Fact]
    public async Task Audio_passes_the_relay_upward_without_being_allocated()
    {
        await using var server = await WebServer.StartAsync(options => options with { MaxMessagesPerSecond = 1_000_000 });
        server.Sessions.Created = session => session.IsDeaf = true;
        var (client, _) = await server.OpenAsync();
        using var __ = client;
        var message = Encoding.UTF8.GetBytes($$"""{"type":"audio","data":"{{Convert.ToBase64String(new byte[1600])}}"}""");

        var allocated = await AllocatedAsync(async () =>
        {
            for (var frame = 0; frame < Frames; frame++)
            {
                await client.SendAsync(message);
            }

            await client.AssertAliveAsync();
        });

        Assert.InRange(allocated, 0, BytesPerFrame);
    }

    [Fact]
    public async Task Audio_passes_the_relay_downward_without_being_allocated()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync();
        using var __ = client;
        var buffer = new byte[16_384];

        var allocated = await AllocatedAsync(async () =>
        {
            for (var frame = 0; frame < Frames; frame++)
            {
                session.Say(new SessionOutput.Speech(1, AudioFrame.Copy(buffer.AsSpan(0, 2400), 24_000)));
                while (!(await client.Socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken)).EndOfMessage)
                {
                }
            }
        });

        Assert.InRange(allocated, 0, BytesPerFrame);
    }

    private static async Task<long> AllocatedAsync(Func<Task> action)
    {
        await action();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await action();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / Frames;
    }
}
