using Interpreter.Core.Sessions;
using Interpreter.Core.Wire;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Grains.Wire;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Interpreter.Grains.Tests;

/// <summary>Silos and gateways of different versions understand each other.</summary>
public sealed class WireTests
{
    private readonly Serializer _serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void What_a_newer_version_adds_is_passed_over_and_what_an_older_one_lacks_has_its_default()
    {
        var newer = new NewerHeard(7, 3, true, 960, 27, 1, 2, "of the year 2030");
        Assert.Equal(new Heard(7, 3, true, 960, 27, 1, 2), _serializer.Deserialize<Heard>(_serializer.SerializeToArray(newer)));
        Assert.Equal(new Heard(7), _serializer.Deserialize<Heard>(_serializer.SerializeToArray(new OlderHeard(7))));
    }

    [Fact]
    public void Kinds_that_this_version_does_not_know_are_passed_over()
    {
        Assert.Null(new WireCommand("Dance", "{}"u8.ToArray()).Read());
        Assert.Null(new WireOutput(1, "Smell", "{}"u8.ToArray()).Read());
    }

    [Fact]
    public void A_snapshot_with_more_in_it_than_this_version_knows_is_read()
    {
        var json = SessionJson.Write(new SessionSnapshot { Settings = Core.Tests.Sessions.MachineRig.Settings(), Handle = "handle" });
        byte[] newer = [.. "{\"Scent\":{\"Of\":[1]},"u8, .. json.AsSpan(1)];
        Assert.Equal("handle", SessionJson.ReadSnapshot(newer).Handle);
    }
}
