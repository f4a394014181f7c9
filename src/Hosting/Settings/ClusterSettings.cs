using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Interpreter.Hosting.Settings;

/// <summary>The cluster that a silo or a gateway belongs to.</summary>
internal sealed record ClusterSettings
{
    /// <summary>What the grains' state is filed under. Another name would be another product.</summary>
    public const string ServiceId = "interpreter";

    // Those that Orleans itself listens on in development.
    private const int LocalSiloPort = 11_111;
    private const int LocalGatewayPort = 30_000;

    /// <summary>True: one silo on this machine, found by its port, whose grains' state is in its memory. False: PostgreSQL says who is there.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>The name of the cluster: several may share a database.</summary>
    public required string Id { get; init; }

    /// <summary>The address at which a silo is reached, and listens.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The port on which a silo listens for other silos; 0 takes a free one.</summary>
    public required int SiloPort { get; init; }

    /// <summary>The port on which a silo listens for gateways; 0 takes a free one.</summary>
    public required int GatewayPort { get; init; }

    /// <summary>The port on which a silo answers health checks; 0 takes a free one.</summary>
    public required int HealthPort { get; init; }

    /// <summary>How long a silo that is told to stop may take to hand its sessions over.</summary>
    public required TimeSpan Drain { get; init; }

    public static ClusterSettings Read(SettingReader reader)
    {
        var isLocal = IsLocalhost(reader);
        return new()
        {
            IsLocal = isLocal,
            Id = reader.Text(SettingNames.ClusterId) ?? "interpreter",
            Address = isLocal ? IPAddress.Loopback : ReadAddress(reader),
            SiloPort = reader.Integer(SettingNames.SiloPort, isLocal ? LocalSiloPort : 0, 0, 65535, "a TCP port"),
            GatewayPort = reader.Integer(SettingNames.SiloGatewayPort, isLocal ? LocalGatewayPort : 0, 0, 65535, "a TCP port"),
            HealthPort = reader.Integer(SettingNames.SiloHealthPort, 0, 0, 65535, "a TCP port"),
            Drain = reader.Seconds(SettingNames.SiloDrain, TimeSpan.FromSeconds(20), 1, 600),
        };
    }

    private static bool IsLocalhost(SettingReader reader)
    {
        switch (reader.Text(SettingNames.Cluster))
        {
            case null or "postgres":
                return false;
            case "localhost":
                return true;
            default:
                reader.Fail(SettingNames.Cluster, reader.Text(SettingNames.Cluster), "use postgres, or localhost to try it with one silo on this machine");
                return true;
        }
    }

    private static IPAddress ReadAddress(SettingReader reader)
    {
        const string Automatic = "auto";
        switch (reader.Text(SettingNames.SiloAddress))
        {
            case null:
                return IPAddress.Loopback;
            case Automatic when OfThisMachine() is { } address:
                return address;
            case { } text when IPAddress.TryParse(text, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any):
                return address;
            case { } text:
                reader.Fail(SettingNames.SiloAddress, text, "give the IP address by which other machines reach this silo, or auto for the first that this machine has");
                return IPAddress.Loopback;
        }
    }

    private static IPAddress? OfThisMachine() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus is OperationalStatus.Up && network.NetworkInterfaceType is not NetworkInterfaceType.Loopback)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily is AddressFamily.InterNetwork);
}
