using System.Globalization;
using Zhiheng.Toolbox.Acceptance;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Lot size, level and AQL to code letter and plan, arrows followed.</summary>
internal static class SamplingTablesSheet
{
    /// <summary>Above this the AQL counts nonconformities per hundred items.</summary>
    private const double LargestPercent = 10;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "sampling-tables",
        Tools = ["single sampling master tables"],
        Title = new("查抽样表（GB/T 2828.1）", "Sampling tables (ISO 2859-1)"),
        Question = new("按批量、检验水平和 AQL，应抽多少件？", "Lot size, level and AQL: how many to draw?"),
        Family = Family.Lot,
        Help = new("不需要数据。一次抽样；二次和多次抽样表没有收录。", "No data needed. Single sampling only; the tables of double and multiple sampling are not here."),
        Settings =
        [
            new("lot", new("批量 N", "Lot size N"), SettingKind.Whole, "1000") { Least = 2, Most = 2_000_000_000 },
            new("level", new("检验水平", "Inspection level"), SettingKind.Choice, "II") { Options = [.. MasterTables.Levels.Select(level => new Option(level, new(level, level)))] },
            new("aql", new("接收质量限 AQL", "AQL"), SettingKind.Choice, "1") { Options = [.. MasterTables.Aqls.Select(aql => new Option(Plain(aql), new(Plain(aql), Plain(aql))))] },
            new("severity", new("宽严程度", "Severity"), SettingKind.Choice, "normal")
            {
                Options = [new("normal", new("正常（表 2-A）", "normal (table 2-A)")), new("tightened", new("加严（表 2-B）", "tightened (table 2-B)")), new("reduced", new("放宽（MIL-STD-105E，待核对）", "reduced (MIL-STD-105E, unchecked)"))],
            },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (lot, level) = (given.WholeNumber("lot"), given.Choice("level"));
        var aql = double.Parse(given.Choice("aql"), CultureInfo.InvariantCulture);
        var severity = given.Choice("severity") switch { "tightened" => Severity.Tightened, "reduced" => Severity.ReducedWithGap, _ => Severity.Normal };
        var letter = MasterTables.Letter(lot, level);
        var plan = MasterTables.Plan(letter, aql, severity);
        var isWhole = plan.SampleSize >= lot;
        double Accepts(double p) => aql <= LargestPercent ? Binomial.Below(plan.Acceptance, plan.SampleSize, Math.Min(1, p)) : OperatingCurve.Poissonian(plan.Acceptance, plan.SampleSize, p);
        var most = aql <= LargestPercent ? 1 : 1000.0;
        var grid = OperatingCurve.Grid(plan.Acceptance >= plan.SampleSize && aql <= LargestPercent ? _ => 0 : Accepts, most);
        var table = severity switch
        {
            Severity.Normal => tongue["GB/T 2828.1-2012 表 2-A（正常检验一次抽样）", "GB/T 2828.1-2012 table 2-A (normal, single)"],
            Severity.Tightened => tongue["GB/T 2828.1-2012 表 2-B（加严检验一次抽样）", "GB/T 2828.1-2012 table 2-B (tightened, single)"],
            _ => tongue["MIL-STD-105E 放宽检验一次抽样（不是 GB/T 2828.1-2012 表 2-C）", "MIL-STD-105E reduced, single (not table 2-C of GB/T 2828.1-2012)"],
        };
        return new()
        {
            Verdict = isWhole
                ? new(Tone.Caution, tongue[$"批量 {lot} 件，不多于方案的样本量 {plan.SampleSize} 件：请全数检验。", $"The lot of {lot} is no larger than the sample of {plan.SampleSize}: inspect them all."])
                : new(Tone.Good, tongue[$"字码 {letter}：抽 {plan.SampleSize} 件，不合格不超过 {plan.Acceptance} 件接收，{plan.Rejection} 件及以上拒收。", $"Letter {letter}: draw {plan.SampleSize}, accept with at most {plan.Acceptance} bad, reject from {plan.Rejection}."]),
            Readings =
            [
                new(Tone.Plain, tongue[$"用的是{table}；字码由表 1 查得。", $"From {table}; the letter is from table 1."]),
                .. Arrow(letter, plan, severity, tongue),
                .. Reduced(plan, severity, tongue),
                new(Tone.Plain, tongue["二次、多次抽样表没有收录；需要时请查标准。", "Double and multiple sampling are not here; see the standard."]),
            ],
            Figures =
            [
                new(tongue["样本量字码", "Code letter"], null, Text: letter.ToString()), new(tongue["样本量 n", "Sample size n"], plan.SampleSize, 0),
                new("Ac", plan.Acceptance, 0), new("Re", plan.Rejection, 0),
                new(tongue["AQL 处接收概率", "Accepted at the AQL"], 100 * Accepts(aql / 100), 2, Note: "%"),
            ],
            Pictures = isWhole ? [] :
            [
                OperatingCurve.Of(tongue["抽检特性曲线（OC）", "Operating characteristic"], tongue[$"质量正好为 AQL 的批有 {Wording.Percent(Accepts(aql / 100))} 的机会被接收", $"A lot just at the AQL is accepted with {Wording.Percent(Accepts(aql / 100))}"],
                    tongue["接收概率 %", "Accepted, %"], grid, tongue, [(tongue["接收概率", "Accepted"], p => 100 * Accepts(p))], [new("AQL", aql, Tone.Plain, true)],
                    aql <= LargestPercent ? null : tongue["每百单位不合格数", "Nonconformities per 100 items"]),
            ],
            Tables =
            [
                new(tongue[$"字码 {letter}、AQL {Plain(aql)} 的三种宽严", $"Letter {letter}, AQL {Plain(aql)}: the three severities"], [tongue["检验", "Inspection"], "n", "Ac", "Re"],
                [
                    Row(tongue["正常", "normal"], MasterTables.Plan(letter, aql, Severity.Normal)), Row(tongue["加严", "tightened"], MasterTables.Plan(letter, aql, Severity.Tightened)),
                    Row(tongue["放宽（105E，待核对）", "reduced (105E, unchecked)"], MasterTables.Plan(letter, aql, Severity.ReducedWithGap)),
                ], 0),
                new(tongue[$"字码 {letter} 各 AQL 的方案", $"Letter {letter} at every AQL"], ["AQL", "n", "Ac", "Re"], [.. MasterTables.Aqls.Select(one => Row(Plain(one), MasterTables.Plan(letter, one, severity)))], 0) { Note = table },
            ],
            Next = [tongue["逐批记录结果，用“转移规则”决定下一批正常、加严还是放宽。", "Record every lot and let the switching rules say what the next one is under."]],
        };
    }

    private static IReadOnlyList<Cell> Row(string name, SinglePlan plan) => [name, plan.SampleSize, plan.Acceptance, plan.Rejection];

    private static IEnumerable<Reading> Arrow(char letter, SinglePlan plan, Severity severity, Tongue tongue)
    {
        var own = MasterTables.SampleSize(letter, severity);
        if (own != plan.SampleSize)
        {
            yield return new(Tone.Caution, tongue[
                $"字码 {letter}（n = {own}）在这个 AQL 下是箭头，已按箭头改用{(plan.SampleSize > own ? "下面" : "上面")}第一个方案 n = {plan.SampleSize}。",
                $"Letter {letter} (n = {own}) has an arrow at this AQL; the first plan {(plan.SampleSize > own ? "below" : "above")} it is used, n = {plan.SampleSize}."]);
        }
    }

    private static IEnumerable<Reading> Reduced(SinglePlan plan, Severity severity, Tongue tongue)
    {
        if (severity != Severity.ReducedWithGap)
        {
            yield break;
        }

        yield return new(Tone.Caution, tongue["放宽检验的数取自 MIL-STD-105E，与 GB/T 2828.1-2012 表 2-C 不同，待核对；按国家标准出结论时请查标准原表。", "The reduced table is that of MIL-STD-105E; it differs from table 2-C of GB/T 2828.1-2012 and has not been checked. See the printed standard before you decide by it."]);
        if (plan.Rejection > plan.Acceptance + 1)
        {
            yield return new(Tone.Plain, tongue[$"不合格在 {plan.Acceptance} 与 {plan.Rejection} 之间时：接收这一批，但从下一批起恢复正常检验。", $"Between {plan.Acceptance} and {plan.Rejection}: accept this lot, but return to normal inspection."]);
        }
    }

    private static string Plain(double aql) => aql.ToString(CultureInfo.InvariantCulture);
}
