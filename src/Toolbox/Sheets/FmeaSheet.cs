using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Failure modes in the order in which they ask for action.</summary>
internal static class FmeaSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "fmea",
        Tools = ["FMEA action priority (AIAG-VDA 2019, DFMEA and PFMEA)"],
        Title = new("FMEA 措施优先级", "FMEA action priority"),
        Question = new("哪些失效模式先采取措施？", "Which failure modes need action first?"),
        Family = Family.Causes,
        Help = new("四列：失效模式、严重度 S、频度 O、探测度 D，都是 1 至 10 的整数。", "Four columns: failure mode, severity S, occurrence O, detection D, whole numbers from 1 to 10."),
        Columns =
        [
            new("item", new("失效模式", "Failure mode"), ColumnKind.Labels), new("s", new("严重度 S", "Severity S")), new("o", new("频度 O", "Occurrence O")), new("d", new("探测度 D", "Detection D")),
        ],
        Sample = "失效模式（YY 演示数据）\tS\tO\tD\n焊缝虚焊\t9\t4\t6\n螺钉漏装\t8\t3\t4\n涂层偏薄\t5\t6\t5\n标签贴错\t4\t5\t7\n外壳划伤\t3\t7\t3\n密封圈老化\t8\t5\t8",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var items = given.Labels("item");
        var (s, o, d) = (Marks(given, "s"), Marks(given, "o"), Marks(given, "d"));
        var lines = items.Select((item, i) => (Item: item, S: s[i], O: o[i], D: d[i], Priority: ActionPriority.Of(s[i], o[i], d[i]), Product: s[i] * o[i] * d[i]))
            .OrderBy(line => "HML".IndexOf(line.Priority, StringComparison.Ordinal)).ThenByDescending(line => line.S).ThenByDescending(line => line.Product).ToList();
        int Count(char priority) => lines.Count(line => line.Priority == priority);
        var grave = lines.Where(line => line.S >= 9 && line.Priority != 'H').ToList();
        return new()
        {
            Verdict = Count('H') > 0
                ? new(Tone.Bad, tongue[$"{items.Length} 项中有 {Count('H')} 项为高优先级（H），必须采取措施：{Wording.List(lines.Where(line => line.Priority == 'H').Select(line => line.Item), tongue)}。", $"{Count('H')} of {items.Length} are of high priority (H) and need action."])
                : new(Count('M') > 0 ? Tone.Caution : Tone.Good, tongue[$"{items.Length} 项中没有高优先级；中优先级 {Count('M')} 项，应当采取措施。", $"None of {items.Length} is of high priority; {Count('M')} of medium priority should be acted on."]),
            Readings =
            [
                new(Tone.Caution, tongue["措施优先级（AP）表凭手册录入，尚未与印刷本核对，待核对；用于评审前请对照手册。", "The table of action priorities was entered from memory of the handbook and awaits comparison with the printed copy."]),
                new(Tone.Plain, tongue["RPN = S×O×D 只作参考，不用它排序：同样的 RPN 严重程度可以相差很大。", "RPN = S×O×D is information only: equal products may differ widely in severity."]),
                .. grave.Count > 0 ? new[] { new Reading(Tone.Caution, tongue[$"严重度 9、10 的项目即使优先级不高，也要由管理层确认：{Wording.List(grave.Select(line => line.Item), tongue)}。", $"{grave.Count} modes of severity 9 or 10 without high priority: let management confirm them too."]) } : [],
                .. Wording.LeftOut(given, tongue),
            ],
            Figures = [new(tongue["高 H", "High H"], Count('H'), 0), new(tongue["中 M", "Medium M"], Count('M'), 0), new(tongue["低 L", "Low L"], Count('L'), 0), new(tongue["最大 RPN", "Largest RPN"], lines.Max(line => line.Product), 0)],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Bar,
                    Title = tongue["各优先级的项数", "Modes by priority"],
                    Reading = tongue[$"H {Count('H')}，M {Count('M')}，L {Count('L')}", $"H {Count('H')}, M {Count('M')}, L {Count('L')}"],
                    Labels = ["H", "M", "L"],
                    Series = [new(tongue["项数", "Modes"], [Count('H'), Count('M'), Count('L')])],
                    Digits = 0,
                },
            ],
            Tables =
            [
                new(tongue["按优先级排序", "In order of priority"], [tongue["失效模式", "Failure mode"], "S", "O", "D", "AP", "RPN"],
                    [.. lines.Select(line => (IReadOnlyList<Cell>)[line.Item, line.S, line.O, line.D, line.Priority.ToString(), line.Product])], 0) { Note = tongue["AP 表待核对", "AP table unchecked"] },
            ],
            Next =
            [
                tongue["H 项：定措施、负责人和期限；不采取措施要写明理由并由管理层批准。", "H: action, person and date; where none is taken, give the reason and have it approved."],
                tongue["措施完成后重新评 S、O、D，再看优先级。", "When done, rate S, O and D again."],
            ],
        };
    }

    private static int[] Marks(Given given, string column)
    {
        var (values, title) = (given.Numbers(column), given.Title(column));
        return [.. values.Select((value, i) => value is >= 1 and <= 10 && value == Math.Floor(value) ? (int)value
            : throw SheetProblems.Unusable(
                $"单元格 {given.Place(column, i)} 的“{title.Chinese}”是 {value}，应当是 1 至 10 的整数。请更正。",
                $"“{title.English}” in cell {given.Place(column, i)} is {value}; it must be a whole number from 1 to 10. Correct it."))];
    }
}
