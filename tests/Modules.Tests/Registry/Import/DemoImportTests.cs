using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Demo;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

public class DemoImportTests
{
    [Theory]
    [BothDatabases]
    public async Task The_whole_tiny_demo_enters_the_register(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var register = new TestRegister(database);

        var rejected = await register.Seed(new DemoProvince(20260101, DemoSize.Tiny, register.Calendar.Today));

        await using var session = await database.Database.Read(CancellationToken.None);
        Assert.Equal(0, rejected);
        Assert.InRange(await session.First<long>("select count(*) from registry_certificate", null, CancellationToken.None), 380, 420);
        Assert.InRange(await session.First<long>("select count(*) from registry_organization", null, CancellationToken.None), 300, 525);
    }
}
