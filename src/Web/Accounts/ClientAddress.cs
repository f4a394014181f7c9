using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Accounts;

/// <summary>Who asks, as limits count it.</summary>
internal static class ClientAddress
{
    // Of IPv6 a subscriber has at least a /64 (RFC 6177), and could take a new address for every request.
    private const int NetworkBytes = 8;

    public static string Of(HttpContext context) => Key(context.Connection.RemoteIpAddress);

    public static string Key(IPAddress? address)
    {
        if (address is null || address.IsIPv4MappedToIPv6 || address.AddressFamily is not AddressFamily.InterNetworkV6)
        {
            return address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString() ?? "";
        }

        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes));
    }
}
