using System.Buffers;
using System.Text.Json;

namespace Interpreter.Gemini.Rest;

/// <summary>The whole body of a response, in a pooled buffer.</summary>
internal readonly struct Body : IDisposable
{
    private const int InitialBytes = 16 * 1024;

    private readonly byte[] _buffer;
    private readonly int _length;

    private Body(byte[] buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    /// <summary>The bytes. Valid until <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Utf8 => _buffer.AsSpan(0, _length);

    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">It is longer than allowed.</exception>
    public static async ValueTask<Body> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
        var length = 0;
        try
        {
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                length += read;
                if (length > maxBytes)
                {
                    throw new JsonException($"The answer is longer than {maxBytes} bytes.");
                }

                buffer = length == buffer.Length ? Grow(buffer) : buffer;
            }

            return new Body(buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
