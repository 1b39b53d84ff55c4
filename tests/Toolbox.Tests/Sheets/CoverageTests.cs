using Xunit;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>Whatever the library can calculate has a page, or stands here with the reason.</summary>
public sealed class CoverageTests
{
    /// <summary>They repeat the roundings of other programs for old reports; the pages of the exact tools stand beside them.</summary>
    private static readonly string[] Compatibility =
    [
        "process capability (qcc 2.7 output)",
        "xbar-R / xbar-S (table-constant compatibility)",
    ];

    /// <summary>Other lists of sheets bring them; each goes from here with its sheet.</summary>
    private static readonly string[] OtherLists =
    [
        "ARL of Nelson rule subsets",
        "ARL of Shewhart chart with Western Electric supplementary rules",
        "CUSUM ARL",
        "DPMO / sigma level / yields",
        "EWMA",
        "EWMA ARL",
        "EWMA of S2 ARL",
        "Hotelling T2, individuals",
        "Hotelling T2, subgroups",
        "MEWMA",
        "S2 / R chart ARL",
        "Shewhart ARL and OC",
        "c",
        "chart design for a given in-control ARL",
        "g (number of conforming items between defects)",
        "moving average chart",
        "non-normal capability (ISO 22514-2 percentile method) and Box-Cox",
        "nonparametric tolerance / success-run sample sizes",
        "normal tolerance factors",
        "normality tests and descriptive statistics",
        "p / np / Laney p'",
        "process capability (normal)",
        "run chart (Anhoej rules)",
        "t (time between rare events, Nelson power transform)",
        "tabular CUSUM",
        "u / Laney u'",
        "xbar-R / xbar-S",
    ];

    private static HashSet<string> Named => [.. SheetList.All.SelectMany(sheet => sheet.Tools)];

    [Fact]
    public void Every_tool_has_a_page_or_a_reason()
        => Assert.Empty(Tools.All.Select(tool => tool.Name).Except(Named, StringComparer.Ordinal).Except(Compatibility, StringComparer.Ordinal).Except(OtherLists, StringComparer.Ordinal));

    [Fact]
    public void Nothing_is_excused_that_has_a_page_or_does_not_exist()
    {
        Assert.Empty(Named.Intersect(OtherLists, StringComparer.Ordinal));
        Assert.Empty(Compatibility.Concat(OtherLists).Except(Tools.All.Select(tool => tool.Name), StringComparer.Ordinal));
    }
}
