using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Interpreter.Wire;

/// <summary>The opening handshake of a WebSocket (RFC 6455, 4), for both sides.</summary>
public static class Handshake
{
    /// <summary>Sends the client's side and reads the answer.</summary>
    /// <exception cref="InvalidDataException">The server refused.</exception>
    public static void AsClient(Socket socket, Uri address)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(address);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        socket.Send(Encoding.ASCII.GetBytes(
            $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"));
        var answer = ReadHead(socket);
        if (!answer.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{address} is no WebSocket: {answer.Split('\r')[0]}");
        }
    }

    /// <summary>Reads a client's request and accepts it if it asks for a WebSocket.</summary>
    /// <returns>False when it was a plain request, which was answered with an empty JSON object.</returns>
    public static bool AsServer(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        const string KeyName = "sec-websocket-key:";
        var key = ReadHead(socket).Split("\r\n")
            .FirstOrDefault(line => line.StartsWith(KeyName, StringComparison.OrdinalIgnoreCase))?[KeyName.Length..].Trim();
        if (key is null)
        {
            socket.Send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"u8);
            return false;
        }

#pragma warning disable CA5350 // RFC 6455 wants SHA-1; nothing is secret here.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        socket.Send(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        return true;
    }

    private static string ReadHead(Socket socket)
    {
        var head = new StringBuilder();
        Span<byte> one = stackalloc byte[1];
        while (!EndsHead(head))
        {
            // Byte by byte, so that no frame that follows is taken along; it happens once a connection.
            if (socket.Receive(one) == 0)
            {
                throw new InvalidDataException("The connection was closed within the handshake.");
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static bool EndsHead(StringBuilder head) =>
        head.Length >= 4 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n' && head[^4] == '\r';
}
