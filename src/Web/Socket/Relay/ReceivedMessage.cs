using System.Buffers;
using System.Net.WebSockets;

namespace Interpreter.Web.Socket.Relay;

/// <summary>A whole message in a rented buffer, or the end of receiving.</summary>
/// <param name="Type">Text or binary; close at the end.</param>
/// <param name="Rented">The buffer; null where there is nothing to return.</param>
/// <param name="Length">How much of it is the message, in bytes.</param>
/// <param name="IsTooLarge">The message is larger than the limit: what was read of it was let go.</param>
internal readonly record struct ReceivedMessage(WebSocketMessageType Type, byte[]? Rented, int Length, bool IsTooLarge = false)
{
    /// <summary>The payload.</summary>
    public ReadOnlySpan<byte> Payload => Rented.AsSpan(0, Length);

    /// <summary>Gives the buffer back.</summary>
    public void Return()
    {
        if (Rented is not null)
        {
            ArrayPool<byte>.Shared.Return(Rented);
        }
    }
}
