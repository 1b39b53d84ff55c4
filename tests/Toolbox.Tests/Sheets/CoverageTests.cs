using Xunit;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>Whatever the library can calculate has a page, or stands here with the reason.</summary>
public sealed class CoverageTests
{
    /// <summary>They repeat the roundings of another program for old reports; the pages of the exact tools stand beside them.</summary>
    private static readonly string[] Compatibility =
    [
        "process capability (qcc 2.7 output)",
    ];

    private static HashSet<string> Named => [.. SheetList.All.SelectMany(sheet => sheet.Tools)];

    [Fact]
    public void Every_tool_has_a_page_or_a_reason()
        => Assert.Empty(Tools.All.Select(tool => tool.Name).Except(Named, StringComparer.Ordinal).Except(Compatibility, StringComparer.Ordinal));

    [Fact]
    public void Nothing_is_excused_that_has_a_page_or_does_not_exist()
    {
        Assert.Empty(Named.Intersect(Compatibility, StringComparer.Ordinal));
        Assert.Empty(Compatibility.Except(Tools.All.Select(tool => tool.Name), StringComparer.Ordinal));
    }
}
