using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Web.Pages.Public.Tools;

/// <summary>Every tool, by the question it answers.</summary>
public sealed class IndexModel : PageModel
{
    public static IReadOnlyList<(Words Question, IReadOnlyList<Sheet> Sheets)> Families { get; } =
    [
        .. SheetList.All.GroupBy(sheet => sheet.Family).OrderBy(family => family.Key).Select(family => (Question(family.Key), (IReadOnlyList<Sheet>)[.. family])),
    ];

    private static Words Question(Family family) => family switch
    {
        Family.Steady => new("过程稳定吗？", "Is the process steady?"),
        Family.Capable => new("能力够吗？", "Can it hold the specification?"),
        Family.Gauge => new("量具可信吗？", "Can the gauge be believed?"),
        Family.Lot => new("这批收不收？", "Is this lot accepted?"),
        Family.Causes => new("什么最要紧，差别在哪里，原因是什么？", "What matters most, what differs, what causes it?"),
        Family.Time => new("能用多久，怎样变化？", "How long does it last, how does it develop?"),
        Family.Shares => new("总体合格率、满意度、指数是多少？", "What are the shares, the satisfaction, the index of many?"),
        Family.Warnings => new("有没有还没人报告的异常？", "Is something wrong that nobody has reported?"),
        Family.Cost => new("质量花了多少钱？", "What does quality cost?"),
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "No question for this family."),
    };
}
