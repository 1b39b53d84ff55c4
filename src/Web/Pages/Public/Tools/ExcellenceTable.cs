using Zhiheng.Platform.Tables;
using Zhiheng.Toolbox.Excellence;

namespace Zhiheng.Web.Pages.Public.Tools;

/// <summary>The columns of the file with every item: score, evidence, strengths, opportunities, actions.</summary>
internal static class ExcellenceTable
{
    public static IReadOnlyList<TableColumn<ItemScore>> Columns(ExcellenceResult result)
    {
        var say = result.Say;
        return
        [
            new(say["编号", "No."], 8, item => item.Item.No),
            new(say["条目", "Item"], 24, item => result.Name(item.Item.Name)),
            new(say["分值", "Points"], 8, item => item.Item.Points),
            new(say["分值核对", "Points checked"], 10, item => item.Item.Sureness == Sureness.Confirmed ? say["已核对", "yes"] : say["待核对", "not yet"]),
            .. result.Assessment.Assessors.Select((name, at) => new TableColumn<ItemScore>($"{name} %", 12, item => TableCell.Of((decimal?)item.Percents[at]))),
            new(say["极差", "Spread"], 8, item => TableCell.Of((decimal?)item.Spread)),
            new(say["计分百分比", "Percent"], 12, item => TableCell.Of((decimal?)item.Percent)),
            new(say["得分", "Score"], 10, item => TableCell.Of(item.Score)),
            new(say["失分", "Lost"], 10, item => TableCell.Of(item.Lost)),
            new(say["提示", "Notes"], 24, item => string.Join(say["；", "; "], item.Doubts.Select(doubt => result.Words(doubt).Why))),
            new(say["证据", "Evidence"], 40, item => string.Join("\n", result.Of(item).Evidence.Select(Line))),
            new(say["优势", "Strengths"], 40, item => result.Of(item).Strengths),
            new(say["改进空间", "Opportunities"], 40, item => result.Of(item).Opportunities),
            new(say["措施", "Action"], 40, item => result.Of(item).Action.What),
            new(say["责任人", "By"], 14, item => result.Of(item).Action.Who),
            new(say["完成期限", "Until"], 12, item => result.Of(item).Action.Due),
        ];
    }

    /// <summary>Name, day and place of one piece of evidence in a line.</summary>
    public static string Line(Evidence evidence)
        => string.Join(" · ", new[] { evidence.Name, evidence.Date is { } day ? Look.Show.Day(day) : "", evidence.Reference }.Where(part => part.Length > 0));
}
