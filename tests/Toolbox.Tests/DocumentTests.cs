using System.Text;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests;

/// <summary><c>docs/toolbox.md</c> is the catalogue in words; ZHIHENG_WRITE_DOCS=1 writes it anew.</summary>
public class DocumentTests
{
    private static readonly string[] Files = ["constants", "distributions", "charts", "rules", "arl", "capability", "msa", "acceptance", "survey", "outbreak", "signals", "basic"];

    /// <summary>Files that are whole in the repository; <c>methods.R</c> beside them makes them anew.</summary>
    private static readonly string[] Own = ["methods"];

    /// <summary>Cases whose data come with packages under the GPL; they are run where the folder <c>shared</c> lies beside the repository.</summary>
    private static readonly Dictionary<string, string[]> Outside = new(StringComparer.Ordinal)
    {
        ["Hotelling T2, individuals"] = ["t2.boiler"],
        ["MEWMA"] = ["mewma.boiler"],
        ["Gauge R&R crossed (ANOVA and average-range)"] = ["grr.sixsigma"],
        ["Kendall coefficient of concordance"] = ["kendall.anxiety"],
        ["EARS C1 C2 C3"] = ["ears.newport.a0.001.m0", "ears.newport.a0.001.m0.3", "ears.newport.a0.05.m0", "ears.newport.a0.05.m0.3"],
        ["Farrington flexible (Noufaily 2012)"] = ["farrflex.newport.nb", "farrflex.newport.delta", "farrflex.newport.muan"],
        ["Farrington 1996"] = ["farr.newport"],
        ["Poisson CUSUM (surveillance)"] = ["cusum.newport", "cusum.newport.anscombe"],
        ["Poisson CUSUM (Lucas)"] = ["cusum.poisson"],
        ["MGPS / EBGM (DuMouchel)"] = ["ebgm.caers"],
        ["survey estimation"] = ["svy.strat.api00", "svy.strat.awards", "svy.clus1", "svy.clus2"],
        ["post-stratification, GREG calibration, raking"] = ["svy.calibration"],
        ["PLS path model (ACSI type), mode A"] = ["pls.satisfaction.path", "pls.satisfaction.centroid"],
    };

    [Fact]
    public void The_document_is_what_the_program_says()
    {
        var (file, text) = (Path.Combine(Golden.Folder, "..", "..", "..", "docs", "toolbox.md"), Document());
        if (Environment.GetEnvironmentVariable("ZHIHENG_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text);
    }

    [Fact]
    public void Every_tool_has_a_golden_case()
    {
        var cases = Cases();

        Assert.All(Tools.All, tool => Assert.True(cases.Contains(tool.Name) || Outside.ContainsKey(tool.Name), tool.Name));
    }

    [Fact]
    public void Every_golden_case_is_of_a_tool()
        => Assert.Empty(Cases().Select(group => group.Key).Concat(Outside.Keys).Except(Tools.All.Select(tool => tool.Name), StringComparer.Ordinal));

    [WholeGoldenFact]
    public void The_cases_outside_are_those_that_the_document_names()
    {
        var inside = Cases().SelectMany(group => group).Select(one => one.Id);

        var outside = Files.SelectMany(file => Golden.Whole(file)!.Ids).Except(inside, StringComparer.Ordinal);

        Assert.Equal(Outside.Values.SelectMany(ids => ids).Order(StringComparer.Ordinal), outside.Order(StringComparer.Ordinal));
    }

    private static ILookup<string, (string File, string Id)> Cases()
        => Files.Concat(Own).SelectMany(file => Golden.File(file).Ids.Select(id => (File: file, Id: id, Tool: Golden.File(file).ToolOf(id)))).ToLookup(one => one.Tool, one => (one.File, one.Id), StringComparer.Ordinal);

    private static string Document()
    {
        var cases = Cases();
        var text = new StringBuilder(Preamble.ReplaceLineEndings("\n"));
        text.Append($"\n## The {Tools.All.Count} tools\n\n");
        text.Append("`name` in golden files and addresses; names for users; formula; convention; source; golden cases (*file: ids*; † stays outside the repository, see above); page.\n");
        foreach (var tool in Tools.All)
        {
            text.Append($"\n### {Escaped(tool.Chinese)} · {Escaped(tool.English)}\n\n");
            text.Append($"- name `{tool.Name}`\n- formula {Escaped(tool.Formula)}\n- convention {Escaped(tool.Convention)}\n- source {Escaped(tool.Source)}\n- cases {Escaped(Named(tool.Name, cases))}\n");
            if (SheetList.All.Where(sheet => sheet.Tools.Contains(tool.Name)).Select(sheet => $"`/tools/{sheet.Slug}`").ToList() is { Count: > 0 } pages)
            {
                text.Append($"- page {string.Join(", ", pages)}\n");
            }
        }

        return text.ToString();
    }

    private static string Named(string tool, ILookup<string, (string File, string Id)> cases)
        => string.Join("; ", cases[tool].GroupBy(one => one.File, one => one.Id).Select(file => $"{file.Key}: {string.Join(", ", file)}")
            .Concat(Outside.TryGetValue(tool, out var ids) ? [string.Join(", ", ids.Select(id => id + "†"))] : []));

    /// <summary>What Markdown would read as a mark.</summary>
    private static string Escaped(string text)
        => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);

    private const string Preamble = """
        # The quality toolbox

        Generated from `src/Toolbox/Catalogue` and `src/Toolbox/Sheets`; `DocumentTests` of `tests/Toolbox.Tests` compares (write anew with `ZHIHENG_WRITE_DOCS=1`). The library is pure: no
        files, no clock, no database, no other project. The same catalogue serves the command line, the [API](api.md#quality-toolbox) and the pages.

        ```
        ./zhiheng toolbox check tests/vectors/toolbox/charts.json   # each case passed or failed, then "N passed, N failed"
        ```

        Exit code 0 when every case passed, 1 when one failed, 2 when the file cannot be used (missing, not in the format, an unknown tool).

        ## Format of a file of cases

        `{"cases":[{"id","tool","input","params","expected","rtol","atol","note"}]}`

        - `input` and `params` are objects with the names that the cases of the tool use; `{"ref":"ID"}` as input means the input of case ID of the same file, and its
          parameters as far as the case states none itself.
        - A number passes when |got − expected| ≤ atol + rtol·|expected|. A `note` may widen the tolerance of the fields it names (`exact_ci: rtol 1e-6`), never narrow it.
        - `null` is "not defined". Results that are not expected are not looked at. Positions count from 1. A list of one value may stand without brackets.

        ## Where the expected values come from

        Golden files: computed with R 4.2.2 and the packages named in `meta.versions` of each file, anchored in published figures (`source`). Cases whose data come only with packages
        under the GPL (†) are not in the repository. Certified values of the NIST Statistical Reference Datasets are tests (`NistUnivariateTests`, `NistModelTests`).

        ## What to know before relying on it

        - **From memory, not compared with a printed copy:** the action priority table of the AIAG-VDA FMEA handbook; the rows of the orthogonal arrays L12 and L18
          (that every pair of columns is balanced is a test, that the rows stand as in a printed table is not). Compare before an audit.
        - **Not officially published:** standard values and weights of the competitiveness index. They are parameters; the result is 非官方测算.
        - **Not there:** table 2-C (reduced) of GB/T 2828.1-2012, and the double and multiple master tables; `reduced` of the master tables is that of MIL-STD-105E (Ac and Re with a
          gap), which is a different table. The tables of GB/T 6378: variables plans are computed from their two points or from n and k.
          Tables of corrected intercepts for sequential plans.
        - **By approximation:** sequential plans are Wald's, without correction for overshoot.
        - **Cases with a habit of their own:** ids ending in `.qcc27` expect what qcc 2.7 gives (constants rounded to three decimals, capability intervals with n − 1 degrees of freedom,
          g chart with √(m(m−1))); the other cases expect exact constants. `dist.*` carry the name of the function only in their id: elsewhere it is the parameter `function`. A few cases
          leave a parameter unsaid (`linearity.aiag`, `svy.*`, `ebgm.caers`); `Unsaid.cs` supplies it. EARS C3 follows the published definition, in which the day itself counts; the R
          package surveillance 1.20.3 leaves it out. R's noncentral t and studentised range are less exact than these functions: their fields have wider tolerances.
        - **Speed and limits:** [performance.md](performance.md); limits of a request: [api.md](api.md#quality-toolbox). On the command line there are none but memory.

        """;
}
