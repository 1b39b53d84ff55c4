using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Keys;

/// <summary>The web framework's own keys, as text it wrote. It asks without awaiting, at start-up and every few weeks.</summary>
public sealed class ProtectionKeyStore(Database database, TimeProvider clock)
{
    public IReadOnlyList<string> All() => AllAsync().GetAwaiter().GetResult();

    public void Add(string name, string xml) => AddAsync(name, xml).GetAwaiter().GetResult();

    private async Task<IReadOnlyList<string>> AllAsync()
    {
        await using var session = await database.Read(CancellationToken.None);
        return await session.Query<string>("select xml from platform_protection_key order by name", null, CancellationToken.None);
    }

    private async Task AddAsync(string name, string xml)
    {
        var act = new Act("zhiheng", Capacity.System, clock.GetUtcNow(), "更换保护密钥");
        await using var work = await database.Begin(act, CancellationToken.None);
        await work.Execute(
            "insert into platform_protection_key (name, xml) values (@name, @xml) on conflict (name) do nothing",
            new { name, xml },
            CancellationToken.None);
        await work.Commit([], CancellationToken.None);
    }
}
