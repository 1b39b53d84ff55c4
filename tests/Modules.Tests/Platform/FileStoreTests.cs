using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Files;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform;

public class FileStoreTests
{
    [Theory]
    [BothDatabases]
    public async Task A_file_of_several_parts_comes_back_as_it_was(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var bytes = Bytes((2 * FileStore.PartBytes) + 12_345);
        var store = new FileStore(database.Database, database.Clock);

        var id = (await Save(store, database, bytes, long.MaxValue)).Value;

        var path = Path.Combine(database.Folder, "back");
        await store.Fetch(id, path, CancellationToken.None);
        var back = await File.ReadAllBytesAsync(path);
        Assert.True(bytes.AsSpan().SequenceEqual(back));
        var row = Assert.Single((await TableDump.Of(database)).Tables["platform_file"]);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), row["sha256"]);
    }

    [Theory]
    [BothDatabases]
    public async Task A_file_may_be_as_long_as_the_limit_and_no_byte_longer(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var store = new FileStore(database.Database, database.Clock);

        var fits = await Save(store, database, Bytes(FileStore.PartBytes), FileStore.PartBytes);
        var exceeds = await Save(store, database, Bytes(FileStore.PartBytes + 1), FileStore.PartBytes);

        Assert.False(fits.IsRefused);
        Assert.Equal("platform.file.too-large", exceeds.Refusal.Code);
        var dump = await TableDump.Of(database);
        Assert.Equal((1, 1), (dump.Tables["platform_file"].Count, dump.Tables["platform_file_part"].Count));
    }

    [Theory]
    [BothDatabases]
    public async Task An_empty_file_is_refused_and_a_dropped_one_is_gone(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var store = new FileStore(database.Database, database.Clock);

        var empty = await Save(store, database, [], 100);
        var id = (await Save(store, database, [1], 1)).Value;
        await using (var work = await database.Database.Begin(database.Act(), CancellationToken.None))
        {
            await FileStore.Drop(work, id, CancellationToken.None);
            await work.Commit([], CancellationToken.None);
        }

        Assert.Equal("platform.file.empty", empty.Refusal.Code);
        var dump = await TableDump.Of(database);
        Assert.Empty(dump.Tables["platform_file"].Concat(dump.Tables["platform_file_part"]));
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)((i * 31) ^ (i >> 9)))];

    private static async Task<Outcome<Guid>> Save(FileStore store, TestDatabase database, byte[] bytes, long limit)
    {
        using var content = new MemoryStream(bytes);
        return await store.Save(content, "试验.csv", limit, database.Act(), CancellationToken.None);
    }
}
