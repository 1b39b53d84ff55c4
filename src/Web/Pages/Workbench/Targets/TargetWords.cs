using System.Globalization;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Platform.Reference;
using Zhiheng.Kernel;
using Zhiheng.Targets.Policies;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Workbench.Targets;

/// <summary>How the words of policies and targets stand on pages, signed in or public.</summary>
internal static class TargetWords
{
    public static Words State(string state) => state switch
    {
        "draft" => new("核对中", "Being checked"),
        "submitted" => new("待采纳", "Waiting for adoption"),
        "adopted" => new("已采纳", "Adopted"),
        "discarded" => new("已作废", "Discarded"),
        "sent" => new("待审核", "Waiting for review"),
        "accepted" => new("已认可", "Accepted"),
        "returned" => new("已退回", "Sent back"),
        _ => new(state, state),
    };

    public static Tone Tone(string state) => state switch
    {
        "draft" or "submitted" or "sent" => Toolbox.Pictures.Tone.Pending,
        "discarded" => Toolbox.Pictures.Tone.Over,
        "returned" => Toolbox.Pictures.Tone.Bad,
        _ => Toolbox.Pictures.Tone.Good,
    };

    public static Words Role(string role) => role switch
    {
        "lead" => new("牵头", "Lead"),
        "participant" => new("参与", "Participant"),
        _ => new("落实", "Carries out"),
    };

    public static Words Kind(string kind) => kind switch
    {
        "level" => new("期末水平", "Level"),
        "annual-flow" => new("每年新增", "Each year"),
        _ => new("增减量", "Change"),
    };

    public static Words Source(string? source) => source switch
    {
        "module" => new("系统指标", "Published indicator"),
        "reported" => new("责任单位报数", "Reported by units"),
        "none" => new("暂不能计量", "Cannot be measured"),
        _ => new("未确定来源", "Not bound"),
    };

    /// <summary>≥ 130,000 张.</summary>
    public static string Goal(string comparator, decimal target, string? unit)
        => unit == "零突破" ? "零突破" : $"{(comparator switch { ">=" => "≥", "<=" => "≤", _ => "=" })} {Number(target)}{(unit is null ? "" : unit is "%" or "‰" ? unit : " " + unit)}";

    public static string Goal(TargetRow target) => Goal(target.Comparator, target.TargetValue, target.Unit);

    public static string Number(decimal? value) => value is { } number ? number.ToString("#,##0.####", CultureInfo.InvariantCulture) : "—";

    public static string Region(string code) => RegionCode.Parse(code) is { IsRefused: false } region ? ReferenceData.Regions.PathName(region.Value) : code;

    /// <summary>What a filter narrows, in words; empty where it narrows nothing.</summary>
    public static string Filter(IndicatorFilter filter)
        => string.Join("；", new[]
        {
            filter.Schemes.Count == 0 ? null : "认证项目 " + string.Join("、", filter.Schemes),
            filter.Industries.Count == 0 ? null : "行业 " + string.Join("、", filter.Industries),
            filter.Size is null ? null : "规模 " + filter.Size,
        }.OfType<string>());
}
