using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Interpreter.Web.Listening;

/// <summary>Makes and reads listening tokens: a ticket, encrypted and signed with the server's keys, so that every process can read it and nobody guess it.</summary>
internal sealed class ListenTokens(IDataProtectionProvider protection)
{
    /// <summary>The longest that is read, in characters; those made here have about 200.</summary>
    public const int Longest = 1_000;

    // A Guid and a number.
    private const int TicketBytes = 16 + sizeof(int);

    private readonly IDataProtector _protector = protection.CreateProtector("Interpreter.Listening");

    /// <summary>Makes a token, fit for an address.</summary>
    public string Write(ListenTicket ticket)
    {
        var bytes = new byte[TicketBytes];
        ticket.SessionId.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), ticket.Share);
        return WebEncoders.Base64UrlEncode(_protector.Protect(bytes));
    }

    /// <summary>Reads a token; null where this server has not made it.</summary>
    public ListenTicket? Read(string token)
    {
        try
        {
            var bytes = _protector.Unprotect(WebEncoders.Base64UrlDecode(token));
            return bytes.Length == TicketBytes ? new(new Guid(bytes.AsSpan(0, 16)), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(16))) : null;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
