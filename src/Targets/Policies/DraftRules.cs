using System.Globalization;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Targets.Reading;

namespace Zhiheng.Targets.Policies;

/// <summary>What keeps a draft from being handed in. Each item is also looked at when it is corrected, so that a mistake is named where it was made.</summary>
internal static class DraftRules
{
    public static readonly IReadOnlyList<string> Comparators = [">=", "<=", "="];
    public static readonly IReadOnlyList<string> Kinds = ["level", "annual-flow", "change"];
    private static readonly string?[] Levels = [null, "province", "city", "county", "town", "city,county"];

    public static Refusal? Trouble(PolicyDraft draft, DateOnly today, RegionTable regions)
        => Trouble(draft.Head, today, regions)
            ?? (draft.Measures.Count == 0 ? DraftRefusals.NoMeasure() : null)
            ?? Contradiction(draft)
            ?? draft.Measures.Select(Trouble).FirstOrDefault(refusal => refusal is not null)
            ?? draft.Indicators.Select(item => Trouble(item, draft)).FirstOrDefault(refusal => refusal is not null)
            ?? draft.Subsidies.Select(item => Trouble(item, draft)).FirstOrDefault(refusal => refusal is not null)
            ?? (draft.Open is [var first, ..] ? DraftRefusals.Unchecked(draft.Open.Count, first) : null);

    public static Refusal? Trouble(DraftHead head, DateOnly today, RegionTable regions)
        => ActRules.PublicText(head.Title, "文件标题", 200)
            ?? (head.Number is { } number ? ActRules.PublicText(number, "发文字号", 60) : null)
            ?? (head.Issuer is { } issuer ? ActRules.PublicText(issuer, "发文机关", 100) : null)
            ?? (head.IssuedOn > today ? DraftRefusals.IssuedLater(head.IssuedOn.Value) : null)
            ?? (head.Region is not { } code || RegionCode.Parse(code) is not { IsRefused: false } region || regions.FindEver(region.Value) is null ? DraftRefusals.NoRegion(head.Region) : null);

    public static Refusal? Trouble(DraftMeasure measure)
        => ActRules.PublicText(measure.No, "任务编号", 20)
            ?? ActRules.PublicText(measure.Title, $"任务{measure.No}的名称", 300)
            ?? (measure.Section is { } section ? ActRules.PublicText(section, "所在部分", 300) : null)
            ?? measure.Units.Select(unit => ActRules.PublicText(unit.Name, $"任务{measure.No}的责任单位", 60)).FirstOrDefault(refusal => refusal is not null)
            ?? (measure.Units.FirstOrDefault(unit => !Levels.Contains(unit.EveryOf)) is { } strange ? DraftRefusals.Level(strange.Name, strange.EveryOf!) : null)
            ?? (measure.Units.GroupBy(unit => unit.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice ? DraftRefusals.UnitTwice(measure.No, twice.Key) : null);

    public static Refusal? Trouble(DraftIndicator item, PolicyDraft draft)
        => ActRules.PublicText(item.Name, "指标名称", 200)
            ?? (item.Unit is { } unit ? ActRules.PublicText(unit, $"指标“{item.Name}”的单位", 20) : null)
            ?? (Comparators.Contains(item.Comparator) && Kinds.Contains(item.Kind) ? null : DraftRefusals.IndicatorForm(item.Name))
            ?? (item.Target < 0 || item.Baseline < 0 ? DraftRefusals.Negative(item.Name) : null)
            ?? (item.Measure is { } key && draft.Measures.All(measure => measure.Key != key) ? DraftRefusals.NoSuchMeasure(item.Name) : null)
            ?? (item.DueYear is < 2000 or > 2100 || item.DueYear < draft.Head.IssuedOn?.Year ? DraftRefusals.DueBefore(item.Name, item.DueYear!.Value, draft.Head.IssuedOn) : null)
            ?? (IsBackwards(item) ? DraftRefusals.Backwards(item.Name) : null);

    public static Refusal? Trouble(DraftSubsidy item, PolicyDraft draft)
        => ActRules.PublicText(item.Beneficiary, "资金的对象", 200)
            ?? (item.AmountYuan is > 0 and < 1_000_000_000_000 ? null : DraftRefusals.Amount(item.Beneficiary))
            ?? (item.Measure is { } key && draft.Measures.All(measure => measure.Key != key) ? DraftRefusals.NoSuchMeasure(item.Beneficiary) : null);

    /// <summary>A target that the baseline has reached already points the wrong way. A yearly number and a change have no baseline to compare with.</summary>
    private static bool IsBackwards(DraftIndicator item)
        => item.Kind == "level" && item.Baseline is { } from && (item.Comparator == "<=" ? from < item.Target : item.Comparator == ">=" && from > item.Target);

    /// <summary>The same figure for the same year, twice with another number.</summary>
    private static Refusal? Contradiction(PolicyDraft draft)
    {
        var torn = draft.Indicators.GroupBy(item => (item.Name, item.DueYear, item.Unit, item.Kind)).FirstOrDefault(group => group.Select(item => item.Target).Distinct().Count() > 1);
        return torn is null ? null : DraftRefusals.Contradictory(
            torn.Key.Name, torn.Key.DueYear, string.Join("、", torn.Select(item => item.Target.ToString("0.######", CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal)));
    }
}

/// <summary>Why a draft of a policy cannot be kept, handed in or adopted.</summary>
internal static class DraftRefusals
{
    public static Refusal NoMeasure() => new("targets.draft.no-measure", "草稿里没有一项任务，不能提交。请补充任务，或作废后重新上传文件。");

    public static Refusal Unchecked(int count, string place) => new("targets.draft.unchecked", $"还有 {count} 处存疑内容没有人核对（第一处：{Say(place)}）。请逐条核对后再提交。");

    public static Refusal IssuedLater(DateOnly day) => new("targets.draft.issued-later", $"成文日期 {day:yyyy-MM-dd} 在今天之后。请核对日期。");

    public static Refusal NoRegion(string? code) => new("targets.draft.no-region", $"没有可用的行政区划（“{code}”）。请填写文件适用地区的六位代码，例如 370000。");

    public static Refusal Level(string unit, string level) => new("targets.draft.level", $"单位“{unit}”的适用层级“{level}”不存在。请选择省、市、县或乡镇。");

    public static Refusal UnitTwice(string measure, string unit) => new("targets.draft.unit-twice", $"任务{measure}的责任单位里“{unit}”出现了两次。请删去一个。");

    public static Refusal IndicatorForm(string name) => new("targets.draft.indicator-form", $"指标“{name}”的比较方式或类型不存在。请从列表中选择。");

    public static Refusal Negative(string name) => new("targets.draft.negative", $"指标“{name}”的基线或目标小于 0。请核对数值；下降的指标请用“增减量”类型。");

    public static Refusal NoSuchMeasure(string name) => new("targets.draft.no-such-measure", $"“{name}”所属的任务不在草稿里。请重新选择任务。");

    public static Refusal DueBefore(string name, int year, DateOnly? issued) => new(
        "targets.draft.due-before", $"指标“{name}”的期限 {year} 年早于文件成文年份（{issued?.Year.ToString(CultureInfo.InvariantCulture) ?? "未知"}）或不在 2000 至 2100 年之间。请对照原文更正。");

    public static Refusal Backwards(string name) => new("targets.draft.backwards", $"指标“{name}”的基线已经达到目标，方向与比较方式不符。请对照原文核对基线、目标和比较方式。");

    public static Refusal Amount(string name) => new("targets.draft.amount", $"“{name}”的金额须大于 0，以元计。请对照原文更正。");

    public static Refusal Contradictory(string name, int? year, string targets) => new(
        "targets.draft.contradictory", $"指标“{name}”在同一期限（{year?.ToString(CultureInfo.InvariantCulture) ?? "未写"}）有不同目标：{targets}。请对照原文，只保留一个或更正名称。");

    public static Refusal State(string state) => new("targets.draft.state", $"该文件现在是“{DraftWords.State(state)}”，不能这样办理。请刷新页面后再看。");

    public static Refusal NoItem(string place) => new("targets.draft.no-item", $"草稿里没有“{Say(place)}”，可能已被删除。请刷新页面后再改。");

    public static Refusal Same() => new("targets.draft.same-file", "这份文件已经上传过（内容完全相同），正在核对或已经采纳。请在文件列表中打开它。");

    public static Refusal Earlier() => new("targets.draft.earlier", "选择的前一份政策不存在、不由本机关采纳，或已被替代。请重新选择。");

    public static Refusal EarlierTarget(string name) => new("targets.draft.earlier-target", $"指标“{name}”所替代的前一指标不属于所选的政策，或已被替代。请重新选择。");

    public static Refusal OutOfRegion(string region, string organ) => new("targets.draft.out-of-region", $"文件适用地区 {region} 不是{organ}所在地区或其下级。请更正地区，或由所在地区的质量工作机构采纳。");

    private static string Say(string place) => place.Split(':') switch
    {
        ["measure", var key] => $"第 {key} 项任务",
        ["indicator", var key] => $"第 {key} 个指标",
        ["subsidy", var key] => $"第 {key} 项资金",
        [DraftPlace.Head] => "文件标题与文号",
        _ => "文件整体",
    };
}

public static class DraftWords
{
    public static string State(string state) => state switch
    {
        "draft" => "核对中",
        "submitted" => "待采纳",
        "adopted" => "已采纳",
        _ => "已作废",
    };

    public static string Role(UnitRole role) => role switch
    {
        UnitRole.Lead => "牵头",
        UnitRole.Participant => "参与",
        _ => "落实",
    };
}
