using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Lookup;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Lookup;

public class NameSearchTests
{
    [Theory, BothDatabases]
    public async Task Every_piece_of_every_name_finds_what_a_plain_comparison_finds(Dialect dialect)
    {
        await using var test = await TestDatabase.Create(dialect);
        var names = Many(3000);
        var at = 0;
        foreach (var chunk in new[] { 1, 1, 1, 1, 1, 1, 1, 1, 40, 700, 1, 255, 1000, 996 })
        {
            await GivenNames.Add(test, names.GetRange(at, chunk), at + 1);
            at += chunk;
        }

        for (var i = 0; i < names.Count; i += 97)
        {
            for (var length = 1; length <= 7 && length < names[i].Length; length++)
            {
                var piece = names[i].Substring(i % (names[i].Length - length), length);

                Assert.Equal(names.Take(at).Where(n => n.Contains(piece, StringComparison.Ordinal)), await GivenNames.Found(test, piece));
            }
        }
    }

    [Theory, BothDatabases]
    public async Task A_pair_that_fills_many_pages_of_many_runs_is_read_to_its_end_in_order(Dialect dialect)
    {
        await using var test = await TestDatabase.Create(dialect);
        var names = Enumerable.Range(0, 9000).Select(i => i % 3 == 0 ? $"甲乙{i}" : $"丙丁{i}").ToList();
        await GivenNames.Add(test, names.GetRange(0, 5000));
        await GivenNames.Add(test, names.GetRange(5000, 4000), 5001);

        Assert.Equal(names.Where(n => n[0] == '甲'), await GivenNames.Found(test, "甲乙"));
        Assert.Equal(names.Where(n => n[0] == '丙'), await GivenNames.Found(test, "丙丁"));
        Assert.Equal(names.Take(20), (await GivenNames.Found(test, "甲乙", 7)).Concat(await GivenNames.Found(test, "丙丁", 13)).OrderBy(names.IndexOf));
    }

    [Fact]
    public async Task A_name_is_rewritten_once_for_each_time_eight_runs_of_a_size_have_come_together()
    {
        await using var test = await TestDatabase.Create(Dialect.Sqlite);
        for (var i = 1; i <= 64; i++)
        {
            await GivenNames.Add(test, [$"济南{i}厂"], i);
        }

        await using var reading = await test.Database.Read(CancellationToken.None);
        Assert.Single(await NameIndexStore.Live(reading, CancellationToken.None));
        Assert.Equal(64 + 8 + 1, await reading.First<long>("select value from registry_counter where name = 'name-run'", null, CancellationToken.None));
    }

    [Theory, BothDatabases]
    public async Task A_search_that_is_under_way_survives_the_change_over_to_a_rebuilt_index(Dialect dialect)
    {
        await using var test = await TestDatabase.Create(dialect);
        var names = Enumerable.Range(0, 9000).Select(i => $"甲乙{i}").ToList();
        await GivenNames.Add(test, names.GetRange(0, 5000));
        await GivenNames.Add(test, names.GetRange(5000, 4000), 5001);
        await using var reading = await test.Database.Read(CancellationToken.None);
        var found = new List<string>();

        await foreach (var hit in new NameSearch(reading, "甲乙").Hits(0, CancellationToken.None))
        {
            if (found.Count is 40 or 6000)
            {
                Assert.Equal(9000, await NameIndex.Rebuild(test.Database, test.Act(), CancellationToken.None));
            }

            found.Add(hit.Name);
        }

        Assert.Equal(names, found);
    }

    [Theory, BothDatabases]
    public async Task A_rebuilt_index_finds_what_the_old_one_found_and_new_names_too(Dialect dialect)
    {
        await using var test = await TestDatabase.Create(dialect);
        var names = Many(300);
        await GivenNames.Add(test, names);

        await NameIndex.Rebuild(test.Database, test.Act(), CancellationToken.None);
        await GivenNames.Add(test, ["济南后来机械厂"], 301);

        Assert.Equal(names.Append("济南后来机械厂").Where(n => n.Contains("济南", StringComparison.Ordinal)), await GivenNames.Found(test, "济南"));
        await using var reading = await test.Database.Read(CancellationToken.None);
        Assert.Equal(2, (await NameIndexStore.Live(reading, CancellationToken.None)).Count);
    }

    [Theory, BothDatabases]
    public async Task A_rebuild_that_broke_off_leaves_the_old_index_and_is_cleared_away_by_the_next(Dialect dialect)
    {
        await using var test = await TestDatabase.Create(dialect);
        await GivenNames.Add(test, ["济南云鼎机械厂"]);
        await using (var work = await test.Database.Begin(test.Act(), CancellationToken.None))
        {
            await NameIndexStore.Save(work, 1, 1, [NameKeys.Pair('残', '余') | 1], isLive: false, CancellationToken.None);
            await work.Commit([], CancellationToken.None);
        }

        Assert.Single(await GivenNames.Found(test, "云鼎"));
        Assert.Empty(await GivenNames.Found(test, "残余"));

        await NameIndex.Rebuild(test.Database, test.Act(), CancellationToken.None);

        await using var reading = await test.Database.Read(CancellationToken.None);
        Assert.Equal(1, await reading.First<long>("select count(*) from registry_name_run", null, CancellationToken.None));
        Assert.Single(await GivenNames.Found(test, "云鼎"));
    }

    [Fact]
    public void A_run_whose_page_ends_before_the_pair_leaves_what_earlier_runs_said_standing()
    {
        var pair = NameKeys.Pair('德', '吉');
        var postings = new NamePostings(
            pair, 1, [PageOf(run: 1, firstNo: 1, [pair - 1, pair | 7, pair | 90, long.MaxValue]), PageOf(run: 2, firstNo: 101, [pair - 2, pair - 1])]);

        Assert.Equal([7, 90], postings.Found);
        Assert.Equal(100, postings.KnownTo);
        Assert.Equal((2, pair - 2), postings.GoesOnAfter);
    }

    [Fact]
    public void Later_runs_count_when_the_runs_before_them_are_read_to_their_end()
    {
        var pair = NameKeys.Pair('德', '吉');
        var postings = new NamePostings(
            pair, 1, [PageOf(run: 1, firstNo: 1, [pair - 1, pair | 7]), PageOf(run: 2, firstNo: 101, [pair - 2, pair | 120, long.MaxValue])]);
        Assert.Equal([7], postings.Found);
        Assert.Equal(7, postings.KnownTo);

        postings.Add([PageOf(run: 1, firstNo: 1, [pair | 9, long.MaxValue])]);

        Assert.Equal([7, 9, 120], postings.Found);
        Assert.True(postings.IsComplete);
    }

    private static NamePage PageOf(long run, long firstNo, List<long> keys)
    {
        var distances = keys.Zip(keys.Skip(1), (a, b) => (ulong)(b - a)).SelectMany(SevenBits);
        return new NamePage { Run = run, FirstNo = firstNo, FirstKey = keys[0], Keys = [.. distances] };
    }

    private static IEnumerable<byte> SevenBits(ulong distance)
    {
        for (; distance >= 0x80; distance >>= 7)
        {
            yield return (byte)(distance | 0x80);
        }

        yield return (byte)distance;
    }

    private static List<string> Many(int count)
    {
        string[] places = ["济南", "济南市历下区", "莱芜", "青岛", "东营市东营区"];
        string[] trades = ["机械", "科技", "食品", "机械设备", "新材料"];
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
                $"{places[i % 5]}{(char)('一' + (i * 7919 % 400))}{(char)('一' + (i * 104729 % 900))}{trades[i / 5 % 5]}有限公司{(i % 11 == 0 ? "分公司" : "")}"),
        ];
    }
}
