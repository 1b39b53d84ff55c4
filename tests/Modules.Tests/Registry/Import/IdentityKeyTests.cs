using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

public class IdentityKeyTests
{
    [Theory]
    [BothDatabases]
    public async Task The_first_key_of_a_database_stays_its_key(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var first = new IdentityVault(Entropy.Bytes(32));
        await using (var work = await database.Database.Begin(database.Act(), CancellationToken.None))
        {
            Assert.Null(await first.RefuseOtherKey(work, CancellationToken.None));
            await work.Commit([], CancellationToken.None);
        }

        await using var later = await database.Database.Begin(database.Act(), CancellationToken.None);

        Assert.Null(await first.RefuseOtherKey(later, CancellationToken.None));
        Assert.Equal("platform.identity.other-key", (await new IdentityVault(Entropy.Bytes(32)).RefuseOtherKey(later, CancellationToken.None))?.Code);
    }
}
