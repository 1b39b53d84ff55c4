using Zhiheng.Targets.Policies;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Workbench.Targets;

/// <summary>Corrections in words.</summary>
internal static class CorrectionWords
{
    /// <summary>Whether something was changed; otherwise it was only looked at.</summary>
    public static bool IsChange(CorrectionRow correction) => (correction.Was ?? correction.Becomes) is not null && correction.Was != correction.Becomes;

    public static string Title(CorrectionRow correction, Say say)
    {
        var place = Place(correction.Place, say);
        return !IsChange(correction) ? say[$"核对：{place}", $"Checked: {place}"]
            : correction.Was is null ? say[$"增补：{place}", $"Added: {place}"]
            : correction.Becomes is null ? say[$"删除：{place}", $"Removed: {place}"]
            : say[$"更正：{place}", $"Corrected: {place}"];
    }

    public static string Place(string place, Say say) => place.Split(':') switch
    {
        ["measure", var key] => say[$"任务（第 {key} 项）", $"measure {key}"],
        ["indicator", var key] => say[$"指标（第 {key} 个）", $"target {key}"],
        ["subsidy", var key] => say[$"资金（第 {key} 项）", $"sum {key}"],
        [DraftPlace.Head] => say["文件信息", "head"],
        _ => say["整体提示", "notes on the whole"],
    };
}
