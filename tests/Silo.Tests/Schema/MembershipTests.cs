using Interpreter.Silo.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Silo.Tests.Schema;

/// <summary>Silos that find each other through the database.</summary>
public sealed class MembershipTests(Silos silos) : IClassFixture<Silos>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IMembershipTable Table => silos.First.GetRequiredService<IMembershipTable>();

    [Fact]
    public async Task Two_silos_join_a_third_comes_and_goes_and_its_row_is_cleared_away_when_it_is_old()
    {
        var two = (await Table.ReadAll()).Members.Select(member => member.Item1).ToList();
        Assert.Equal([SiloStatus.Active, SiloStatus.Active], two.Select(silo => silo.Status));

        SiloAddress third;
        using (var host = await silos.StartAsync())
        {
            third = host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
            Assert.Equal(SiloStatus.Active, await StatusAsync(third));
            await host.StopAsync(Token);
        }

        Assert.Equal(SiloStatus.Dead, await StatusAsync(third));
        await Table.CleanupDefunctSiloEntries(DateTimeOffset.UnixEpoch);
        Assert.Equal(SiloStatus.Dead, await StatusAsync(third));

        // Later than every sign of life there is: what serves stays even so.
        await Table.CleanupDefunctSiloEntries(DateTimeOffset.MaxValue);
        Assert.Null(await StatusAsync(third));
        foreach (var silo in two)
        {
            Assert.Equal(SiloStatus.Active, await StatusAsync(silo.SiloAddress));
        }
    }

    [Fact]
    public async Task A_grain_is_the_same_from_each_silo_and_comes_back_with_what_it_wrote()
    {
        var id = Guid.NewGuid();
        var (here, there) = (Grain(silos.First, id), Grain(silos.Second, id));
        Assert.Null(await here.ReadAsync());
        await here.WriteAsync("one");
        Assert.Equal("one", await there.ReadAsync());
        await there.WriteAsync("two");
        await there.ForgetAsync();
        Assert.Equal("two", await here.ReadAsync());
        await here.ClearAsync();
        await here.ForgetAsync();
        Assert.Null(await there.ReadAsync());
        await there.WriteAsync("three");
        await there.ForgetAsync();
        Assert.Equal("three", await here.ReadAsync());
    }

    private static INoteGrain Grain(IServiceProvider silo, Guid id) => silo.GetRequiredService<IGrainFactory>().GetGrain<INoteGrain>(id);

    private async Task<SiloStatus?> StatusAsync(SiloAddress address) => (await Table.ReadRow(address)).Members.SingleOrDefault()?.Item1.Status;
}
