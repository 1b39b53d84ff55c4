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
    public void A_run_whose_page_ends_before_the_pair_leaves_what_earlier_runs_said_standing()
    {
        var pair = NameKeys.Pair('德', '吉');
        NamePage[] pages =
        [
            PageOf(run: 1, firstNo: 1, lastNo: 100, [pair - 1, pair | 7, pair | 90, long.MaxValue]),
            PageOf(run: 2, firstNo: 101, lastNo: 200, [pair - 2, pair - 1]),
        ];

        var postings = NamePostings.Of(pair, pages, from: 1, to: 1);

        Assert.Equal([7, 90], postings.Found);
        Assert.Equal(100, postings.KnownTo);
    }

    private static NamePage PageOf(long run, long firstNo, long lastNo, List<long> keys)
    {
        var distances = keys.Zip(keys.Skip(1), (a, b) => (ulong)(b - a)).SelectMany(SevenBits);
        return new NamePage { Run = run, FirstNo = firstNo, LastNo = lastNo, FirstKey = keys[0], Keys = [.. distances] };
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
