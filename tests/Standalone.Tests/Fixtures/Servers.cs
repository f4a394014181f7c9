using Interpreter.Hosting;
using Interpreter.Testing;
using Interpreter.Testing.Sockets;

namespace Interpreter.Standalone.Tests.Fixtures;

/// <summary>Servers on free loopback ports, unaffected by the environment of the test run.</summary>
internal static class Servers
{
    public static Task<StandaloneHost> StartAsync(params string[] args) => StartAsync(new HostOverrides(), args);

    public static Task<StandaloneHost> StartAsync(HostOverrides overrides, params string[] args) => StandaloneHost.StartAsync(
        ["--PORT", "0", "--LOG_LEVEL", "ERROR", "--DATA_DIR", Scratch.NewFolder(), .. args],
        overrides with { IgnoreEnvironment = true },
        TestContext.Current.CancellationToken);

    public static Task<SocketClient> ConnectAsync(StandaloneHost server) => SocketClient.ConnectAsync(server.Address);
}
