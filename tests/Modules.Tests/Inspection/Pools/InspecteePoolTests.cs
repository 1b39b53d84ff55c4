using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Registry.Import;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Organizations;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Pools;

public class InspecteePoolTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory, BothDatabases]
    public async Task A_holder_is_in_the_pool_while_a_certificate_is_in_force_and_in_its_region_only(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());
        var pools = new InspecteePools(desk.Register.Database);
        var row = await desk.Certificate("99926Q00001R0M");
        async Task<int> Count(string pool, string region, DateOnly on) => (await pools.Members(pool, RegionCode.Parse(region).Value, on, default)).Count;

        Assert.Equal((1, 1, 0), (await Count("voluntary-holders", "370000", Today), await Count("voluntary-holders", "370102", Today), await Count("voluntary-holders", "370200", Today)));
        Assert.Equal(0, await Count("ccc-holders", "370000", Today));
        Assert.Equal((1, 0), (await Count("voluntary-holders", "370100", row.ExpiresOn!.Value), await Count("voluntary-holders", "370100", row.ExpiresOn.Value.AddDays(1))));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => pools.Members("producers", RegionCode.Parse("370000").Value, Today, default));
        Assert.DoesNotContain("producers", pools.Names);
    }
}
