using System.Text;
using Zhiheng.Targets.Reading;
using Zhiheng.Targets.Reading.Files;

namespace Zhiheng.Modules.Tests.Targets.Reading;

/// <summary>Whatever comes in: no exception, every place lies in the text, and what stands there holds the value.</summary>
public class PolicyPropertyTests
{
    private const int RoundsADocument = 60;
    private static readonly string[] Scraps =
        ["到2020年", "由", "增加至", "10万张", "分别达到", "、", "(", ")", "。", "\n", "一、", "(二)", "3.", "专栏1", "零突破", "责任单位:", "牵头", "“", "《", "对", "给予", "万元", "99999999999999999999", "%", "\t", "<table>", "和", "各县(市、区)政府", "\u200B", "\uD83D", "每年", "〔2018〕3号"];

    public static TheoryData<string, bool> Documents
    {
        get
        {
            var documents = new TheoryData<string, bool>();
            GivenPolicy.Names(GivenPolicy.Folder).ToList().ForEach(name => documents.Add(name, false));
            GivenPolicy.Names(Path.Combine(GivenPolicy.Folder, "made-up")).ToList().ForEach(name => documents.Add(name, true));
            return documents;
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_value_stands_where_it_is_said_to_stand(string name, bool madeUp)
        => Check(GivenPolicy.Read(GivenPolicy.File(Folder(madeUp), name)).Value);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Mutated_text_never_throws_and_every_place_holds_its_value(string name, bool madeUp)
    {
        var text = PolicyFile.Read(GivenPolicy.File(Folder(madeUp), name)).Value.Text;
        var chance = new Chance(name);

        for (var round = 0; round < RoundsADocument; round++)
        {
            var read = GivenPolicy.Read(Mutated(text, chance, 1 + (round % 12)));

            if (!read.IsRefused)
            {
                Check(read.Value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Mutated_bytes_never_throw(string name, bool madeUp)
    {
        var file = GivenPolicy.File(Folder(madeUp), name);
        var chance = new Chance(name);

        for (var round = 0; round < RoundsADocument; round++)
        {
            var copy = file[..(round % 4 == 0 ? chance.Below(file.Length + 1) : file.Length)];
            for (var change = 0; change < 1 + (round % 5) && copy.Length > 0; change++)
            {
                copy[chance.Below(copy.Length)] = (byte)chance.Below(256);
            }

            var read = GivenPolicy.Read(copy);
            Assert.True(!read.IsRefused || read.Refusal.Message.Length > 10);
        }
    }

    [Theory]
    [InlineData("一、")]
    [InlineData("到2020年达到10万张以上、")]
    [InlineData("(牵头负责")]
    [InlineData("对获得企业给予奖励100万元,")]
    [InlineData("和及与")]
    [InlineData("各市、县(市、区)")]
    public void A_line_without_end_is_read_in_time(string piece)
    {
        var text = $"一、任务\n(一)加强工作。{string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length))}\n(二)加强监管。每年检查100次。(市质监局负责)\n";

        Assert.Equal("(二)", GivenPolicy.Read(text).Value.Measures[^1].No.Value);
    }

    private static string Folder(bool madeUp) => madeUp ? Path.Combine(GivenPolicy.Folder, "made-up") : GivenPolicy.Adopted;

    private static void Check(PolicyReading reading)
    {
        var (text, head) = (reading.Source.Text, reading.Head);
        Quoted<string>?[] words = [head.Title, head.Issuer, .. reading.Measures.SelectMany(measure => new[] { measure.No, measure.Title, measure.Section }), .. reading.Subsidies.Select(subsidy => subsidy.Beneficiary)];
        Assert.All(words.OfType<Quoted<string>>().Where(word => word != head.Title || word.Doubt is null), word => Assert.Contains(word.Value, Clean(reading, word.At), StringComparison.Ordinal));
        Assert.All(reading.Measures.SelectMany(measure => measure.Units), unit => Assert.Equal(unit.Name, Clean(reading, unit.At)));
        if (head.Number is { } number)
        {
            Assert.Equal(Bare(number.Value), Bare(Clean(reading, number.At)));
        }

        foreach (var indicator in reading.Indicators)
        {
            var shown = string.Concat(indicator.NameAt.Select(at => Clean(reading, at)));
            Assert.All(indicator.Name.Where(c => c is not ('的' or '获' or '证' or ' ')), c => Assert.Contains(c, shown));
            Assert.Matches(@"\d|[一二两三四五六七八九十百千万零]", Clean(reading, indicator.Target.At));
            Assert.All(new[] { indicator.At, indicator.Target.At, indicator.Baseline?.At, indicator.DueYear?.At }.OfType<TextRange>(), at => Inside(text, at));
        }

        Assert.All(reading.Noise, noise => Inside(text, noise.At));
        Assert.All(reading.Outline, heading => Assert.Contains(heading.Title, Clean(reading, heading.At), StringComparison.Ordinal));
        Assert.All(reading.Subsidies, subsidy => Assert.Contains("元", Clean(reading, subsidy.AmountYuan.At), StringComparison.Ordinal));
    }

    /// <summary>What stands there; a page number between two lines of the document may lie within.</summary>
    private static string Clean(PolicyReading reading, TextRange at)
    {
        Inside(reading.Source.Text, at);
        var text = new StringBuilder(reading.Source.Text);
        foreach (var noise in reading.Noise.Where(noise => at.Contains(noise.At)))
        {
            text.Remove(noise.At.Start, noise.At.Length).Insert(noise.At.Start, " ", noise.At.Length);
        }

        return (reading.Source with { Text = text.ToString() }).Clean(at);
    }

    private static void Inside(string text, TextRange at) => Assert.True(at.Start >= 0 && at.Start <= at.End && at.End <= text.Length, $"{at} of {text.Length}");

    private static string Bare(string number) => string.Concat(number.Where(c => !"〔〕[]【】() 第".Contains(c, StringComparison.Ordinal)));

    private static string Mutated(string text, Chance chance, int changes)
    {
        var changed = new StringBuilder(text);
        for (var i = 0; i < changes && changed.Length > 40; i++)
        {
            var at = chance.Below(changed.Length - 30);
            switch (chance.Below(4))
            {
                case 0:
                    changed.Remove(at, 1 + chance.Below(25));
                    break;
                case 1:
                    changed.Insert(at, Scraps[chance.Below(Scraps.Length)]);
                    break;
                case 2:
                    changed.Insert(at, changed.ToString(chance.Below(changed.Length - 30), 1 + chance.Below(29)));
                    break;
                default:
                    changed[at] = Scraps[chance.Below(Scraps.Length)][0];
                    break;
            }
        }

        // A lone surrogate is no text: a file cannot hold it.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(changed.ToString()));
    }

    /// <summary>The same numbers in every run.</summary>
    private sealed class Chance(string name)
    {
        private ulong state = name.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL);

        public int Below(int limit)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            return (int)((state >> 33) % (ulong)limit);
        }
    }
}
