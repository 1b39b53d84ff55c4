using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>EWMA, CUSUM, moving average, several characteristics, run rules, run chart, design.</summary>
public sealed class MemorySheetTests
{
    [Fact]
    public void Ewma_agrees_with_the_reference()
    {
        var golden = SheetRun.Case("charts", "ewma.montgomery");

        var finding = SheetRun.Of("ewma", SheetRun.Pasted(golden.Listed("input.x")), ("lambda", "0.1"), ("multiplier", "2.7"), ("centre", "10"), ("sigma", "1"));

        var (points, lower) = (golden.Listed("expected.z"), golden.Listed("expected.lcl"));
        for (var i = 0; i < points.Length; i++)
        {
            Assert.Equal(points[i], finding.Pictures[0].Last(0, i), 1e-10);
            Assert.Equal(lower[i], finding.Pictures[0].Last(3, i), 1e-10);
        }
    }

    [Fact]
    public void Cusum_agrees_with_the_reference_and_names_where_the_change_began()
    {
        var golden = SheetRun.Case("charts", "cusum.montgomery");
        var text = SheetRun.Pasted(golden.Listed("input.x"));

        var finding = SheetRun.Of("cusum", text, ("k", "0.5"), ("h", "5"), ("centre", "10"), ("sigma", "1"));

        var up = golden.Listed("expected.up");
        Assert.All(Enumerable.Range(0, up.Length), i => Assert.Equal(up[i], finding.Pictures[0].Last(0, i), 1e-10));
        Assert.Equal([28, 29], finding.Pictures[0].Series[0].Flags.Keys.Order());
        // The published example: signal at 29, seven points after the change, so it began with point 23.
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("第 29 点报警", StringComparison.Ordinal) && reading.Text.Contains("从第 23 点开始", StringComparison.Ordinal));
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("465.4", StringComparison.Ordinal) && reading.Text.Contains("10.4", StringComparison.Ordinal));
        var fast = SheetRun.Of("cusum", text, ("k", "0.5"), ("h", "5"), ("centre", "10"), ("sigma", "1"), ("fir", "true"));
        Assert.Equal(golden.Listed("expected.fir_half.up")[0], fast.Pictures[0].Last(0, 0), 1e-12);
        Assert.Contains(fast.Readings, reading => reading.Text.Contains("430.4", StringComparison.Ordinal));
    }

    [Fact]
    public void Moving_averages_agree_with_the_reference()
    {
        var golden = SheetRun.Case("charts", "ma.montgomery");

        var finding = SheetRun.Of("moving-average", SheetRun.Pasted(golden.Listed("input.x")), ("centre", "10"), ("sigma", "1"));

        var (points, lower) = (golden.Listed("expected.ma"), golden.Listed("expected.lcl"));
        Assert.All(Enumerable.Range(0, points.Length), i => Assert.Equal((points[i], lower[i]), (finding.Pictures[0].Last(0, i), finding.Pictures[0].Last(3, i)), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-9));
    }

    [Theory]
    [InlineData("ewma")]
    [InlineData("cusum")]
    [InlineData("moving-average")]
    public void Charts_with_memory_refuse_what_gives_no_sigma(string slug)
    {
        Assert.Contains("全都相同", SheetRun.Refused(slug, "5\n5\n5\n5").Message, StringComparison.Ordinal);
        Assert.Contains("至少需要 3 个", SheetRun.Refused(slug, "5\n6").Message, StringComparison.Ordinal);
        Assert.Contains("大于 0", SheetRun.Refused(slug, "5\n6\n7", ("sigma", "0")).Message, StringComparison.Ordinal);
        Assert.NotEmpty(SheetRun.Of(slug, "5\n6", ("sigma", "1"), ("centre", "5")).Pictures);
    }

    [Fact]
    public void Several_characteristics_agree_with_the_reference()
    {
        var golden = SheetRun.Case("charts", "t2.ryan");
        var rows = golden.Inside("input.groups").EnumerateArray().SelectMany((group, i) => group.EnumerateArray().Select(row => $"{row[0]}\t{row[1]}\t组{i + 1}"));

        var finding = SheetRun.Of("t2", "甲\t乙\t组\n" + string.Join('\n', rows), ("col-group", "3"));

        var distances = golden.Listed("expected.T2");
        Assert.All(Enumerable.Range(0, distances.Length), i => Assert.Equal(distances[i], finding.Pictures[0].Last(0, i), 1e-9));
        Assert.Equal(golden.Inside("expected.ucl_phase1").GetDouble(), finding.Shown("定界限阶段的上限"), 1e-8);
        Assert.Equal([9, 19], finding.Pictures[0].Series[0].Flags.Keys.Order());
    }

    [Theory]
    [InlineData("t2", "a\n1\n2\n3", "两个特性")]
    [InlineData("t2", "a\tb\n1\t2\n2\t3\n4\t4", "至少需要 4 行")]
    [InlineData("t2", "a\tb\n1\t2\n2\t4\n3\t6\n4\t8\n5\t10", "不可逆")]
    [InlineData("mewma", "a\tb\n1\t2\n2\t4\n3\t6\n4\t8\n5\t10", "不可逆")]
    [InlineData("mewma", "a\tb\n1\t5\n2\t5\n3\t5\n4\t5\n5\t5", "不可逆")]
    public void Several_characteristics_that_cannot_be_judged_are_refused(string slug, string text, string why)
        => Assert.Contains(why, SheetRun.Refused(slug, text).Message, StringComparison.Ordinal);

    [Fact]
    public void Subgroups_of_several_characteristics_must_be_equal()
        => Assert.Contains("要求一样多", SheetRun.Refused("t2", "a\tb\tg\n1\t2\t甲\n2\t4\t甲\n3\t5\t乙", ("col-x", "1,2"), ("col-group", "3")).Message, StringComparison.Ordinal);

    [Fact]
    public void Presets_find_what_the_reference_finds()
    {
        var golden = SheetRun.Case("rules", "rules.constructed");
        var text = SheetRun.Pasted(golden.Listed("input.x"));
        IEnumerable<int> Found(string preset) => SheetRun.Of("run-rules", text, ("preset", preset), ("centre", "10"), ("sigma", "1")).Pictures[0].Series[0].Flags.Keys.Order().Select(place => place + 1);
        IEnumerable<int> Expected(params string[] names) => names.SelectMany(name => golden.Listed("expected." + name)).Select(at => (int)at).Distinct().Order();

        Assert.Equal(Expected("n1"), Found("one"));
        Assert.Equal(Expected("n1", "n2", "n5"), Found("usual"));
        Assert.Equal(Expected("n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8_any"), Found("nelson"));
        Assert.Equal(Expected("n1", "n5", "n6", "we4_8"), Found("western-electric"));
        Assert.Equal(Expected("n1", "run7", "trend7"), Found("aiag"));
    }

    [Fact]
    public void The_run_chart_agrees_with_the_reference_and_refuses_what_never_leaves_the_median()
    {
        var golden = SheetRun.Case("rules", "run.nile");
        var finding = SheetRun.Of("run-chart", SheetRun.Pasted(golden.Listed("input.x")));

        Assert.Equal(11, finding.Shown("最长链"));
        Assert.Equal(29, finding.Shown("穿越次数"));
        Assert.Equal(11, finding.Pictures[0].Series[0].Flags.Count);
        Assert.Contains("全都相同", SheetRun.Refused("run-chart", "5\n5\n5").Message, StringComparison.Ordinal);
        Assert.Contains("不到 2 个", SheetRun.Refused("run-chart", "5\n5\n5\n6").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Designs_agree_with_the_reference()
    {
        var golden = SheetRun.Case("arl", "arl.design");

        var usual = SheetRun.Of("chart-design", "");
        var long_ = SheetRun.Of("chart-design", "", ("arl0", "500"));

        Assert.Equal(golden.Inside("expected.cusum_h").GetProperty("k.5_L370").GetDouble(), usual.Shown("CUSUM h"), 1e-8);
        Assert.Equal(golden.Inside("expected.ewma_L").GetProperty("l.2_L370").GetDouble(), usual.Tables[0].Rows.First(row => row[0].Value == 0.2)[1].Value!.Value, 1e-8);
        Assert.Equal(golden.Inside("expected.ewma_L").GetProperty("l.1_L500").GetDouble(), long_.Tables[0].Rows.First(row => row[0].Value == 0.1)[1].Value!.Value, 1e-8);
        Assert.Equal(3, usual.Shown("普通控制图界限倍数"), 1e-4);
        Assert.Contains("普通控制图即可", SheetRun.Of("chart-design", "", ("shift", "3.5")).Verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Growth_of_sigma_agrees_with_the_reference()
    {
        var golden = SheetRun.Case("arl", "arl.sd");

        var rows = SheetRun.Of("chart-design", "", ("n", "5")).Tables[2].Rows;

        var (ratios, lengths) = (golden.Listed("input.ratio"), golden.Listed("expected.arl_s_upper"));
        Assert.Equal(lengths[Array.IndexOf(ratios, 1.0)], rows[0][1].Value!.Value, 1e-6);
        Assert.Equal(rows[0][1].Value!.Value, rows[0][2].Value!.Value, 0.01);
        Assert.True(rows[2][2].Value < rows[2][1].Value, "an EWMA finds small growth sooner");
    }
}
