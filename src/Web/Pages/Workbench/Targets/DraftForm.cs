using System.Globalization;
using Zhiheng.Kernel;
using Zhiheng.Targets.Policies;
using Zhiheng.Targets.Reading;

namespace Zhiheng.Web.Pages.Workbench.Targets;

/// <summary>One item of a draft as a form holds it: numbers as text, so that a mistake can be named and nothing typed is lost.</summary>
public sealed class DraftForm
{
    public string? Number { get; set; }

    public string? Title { get; set; }

    public string? Issuer { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public string? Region { get; set; }

    public string? No { get; set; }

    public string? Section { get; set; }

    public string? Lead { get; set; }

    public string? Participants { get; set; }

    public string? Implementers { get; set; }

    public int? Measure { get; set; }

    public string? Name { get; set; }

    public string? Baseline { get; set; }

    public string? Target { get; set; }

    public string? Unit { get; set; }

    public string? DueYear { get; set; }

    public string? Comparator { get; set; }

    public string? Kind { get; set; }

    public Guid? Earlier { get; set; }

    public string? Amount { get; set; }

    public string? Limit { get; set; }

    public string? Way { get; set; }

    /// <summary>The item at a place; an empty form for one that is to be added; null where there is none.</summary>
    public static DraftForm? Of(PolicyDraft draft, string kind, int? key) => (kind, key) switch
    {
        (DraftPlace.Head, _) => new DraftForm { Number = draft.Head.Number, Title = draft.Head.Title, Issuer = draft.Head.Issuer, IssuedOn = draft.Head.IssuedOn, Region = draft.Head.Region },
        ("measure" or "subsidy", null) => new DraftForm(),
        ("indicator", null) => new DraftForm { Comparator = ">=", Kind = "level" },
        ("measure", { } known) => draft.Measures.FirstOrDefault(item => item.Key == known) is { } item ? Of(item) : null,
        ("indicator", { } known) => draft.Indicators.FirstOrDefault(item => item.Key == known) is { } item ? Of(item) : null,
        ("subsidy", { } known) => draft.Subsidies.FirstOrDefault(item => item.Key == known) is { } item ? Of(item) : null,
        _ => null,
    };

    /// <summary>The correction that the form asks for.</summary>
    public Outcome<DraftChange> Read(string kind, int? key)
    {
        switch (kind)
        {
            case DraftPlace.Head:
                return new HeadChange(new DraftHead(Blank(Number), Title?.Trim() ?? string.Empty, Blank(Issuer), IssuedOn, Blank(Region), [], true));
            case "measure":
                return new MeasureChange(
                    key, new DraftMeasure(0, No?.Trim() ?? string.Empty, Title?.Trim() ?? string.Empty, Blank(Section), null, DraftUnits.Read(Lead, Participants, Implementers), [], true));
            case "indicator":
                return Indicator(key);
            case "subsidy":
                return long.TryParse(Amount?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
                    ? new SubsidyChange(key, new DraftSubsidy(0, Measure, Name?.Trim() ?? string.Empty, amount, Blank(Limit), Blank(Way), null, [], true))
                    : DraftFormRefusals.Number("金额（元）", Amount);
            default:
                return DraftFormRefusals.Place(kind);
        }
    }

    private Outcome<DraftChange> Indicator(int? key)
    {
        var (baseline, target, due) = (Decimal(Baseline), Decimal(Target), Year(DueYear));
        return target is null ? DraftFormRefusals.Number("目标", Target)
            : baseline is null && Blank(Baseline) is not null ? DraftFormRefusals.Number("基线", Baseline)
            : due is null && Blank(DueYear) is not null ? DraftFormRefusals.Number("期限年份", DueYear)
            : new IndicatorChange(
                key,
                new DraftIndicator(0, Measure, null, Name?.Trim() ?? string.Empty, baseline, target.Value, Blank(Unit), due, Comparator ?? string.Empty, Kind ?? string.Empty, null, [], true, Earlier));
    }

    private static DraftForm Of(DraftMeasure item) => new()
    {
        No = item.No, Title = item.Title, Section = item.Section, Lead = DraftUnits.Write(item.Units, UnitRole.Lead), Participants = DraftUnits.Write(item.Units, UnitRole.Participant),
        Implementers = DraftUnits.Write(item.Units, UnitRole.Implementer),
    };

    private static DraftForm Of(DraftIndicator item) => new()
    {
        Measure = item.Measure, Name = item.Name, Baseline = Text(item.Baseline), Target = Text(item.Target), Unit = item.Unit, DueYear = item.DueYear?.ToString(CultureInfo.InvariantCulture),
        Comparator = item.Comparator, Kind = item.Kind, Earlier = item.Earlier,
    };

    private static DraftForm Of(DraftSubsidy item) => new()
    {
        Measure = item.Measure, Name = item.Beneficiary, Amount = item.AmountYuan.ToString(CultureInfo.InvariantCulture), Limit = item.Limit, Way = item.Form,
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static decimal? Decimal(string? text)
        => text?.Trim() is { Length: <= 20 } clean && decimal.TryParse(clean, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static int? Year(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static string? Text(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture);
}

internal static class DraftFormRefusals
{
    public static Refusal Number(string field, string? text) => new("web.targets.number", $"{field}“{text}”不是数字。请填写阿拉伯数字，不带单位和千分位逗号；10 万写作 100000。");

    public static Refusal Place(string place) => new("web.targets.place", $"草稿里没有“{place}”这样的内容可以更正。请从核对页面进入。");
}
