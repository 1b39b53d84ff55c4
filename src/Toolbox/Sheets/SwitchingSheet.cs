using Zhiheng.Toolbox.Acceptance;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>The history of lots to the inspection of the next one.</summary>
internal static class SwitchingSheet
{
    private static readonly string[] Yes = ["接收", "合格", "通过", "是", "1", "a", "y", "yes", "true", "accepted", "accept", "ok"];
    private static readonly string[] No = ["不接收", "拒收", "不合格", "不通过", "否", "0", "r", "n", "no", "false", "rejected", "reject", "ng"];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "switching",
        Tools = ["switching rules ISO 2859-1 / GB/T 2828.1"],
        Title = new("转移规则（正常、加严、放宽）", "Switching rules"),
        Question = new("下一批该正常、加严还是放宽检验？", "Is the next lot under normal, tightened or reduced inspection?"),
        Family = Family.Lot,
        Help = new("四列，按批的先后：批号、初次检验结果（接收/不接收）、用严一级的 AQL 判定是否也接收（接收/不接收）、所用方案的接收数 Ac。", "Four columns in the order of the lots: lot, result of original inspection (accepted/rejected), whether it would be accepted one AQL step tighter, Ac of the plan."),
        Columns =
        [
            new("lot", new("批号", "Lot"), ColumnKind.Labels), new("result", new("检验结果", "Result"), ColumnKind.Labels),
            new("tighter", new("严一级 AQL 的结果", "Result one step tighter"), ColumnKind.Labels), new("ac", new("接收数 Ac", "Ac")),
        ],
        Settings = [new("steady", new("生产稳定，且负责部门同意放宽", "Production is steady and the authority agrees to reduce"), SettingKind.Flag, "true")],
        Sample = "批号（YY 演示数据）\t结果\t严一级\tAc\n" + string.Join('\n', "11 11 11 00 11 11 00 11 11 11 11 11 11 11 11 11 11 11 11 11 11".Split(' ').Select((word, i) => $"L{i + 1:00}\t{(word[0] == '1' ? "接收" : "不接收")}\t{(word[1] == '1' ? "接收" : "不接收")}\t3")),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (lots, ac) = (given.Labels("lot"), given.Numbers("ac"));
        var (accepted, tighter) = (Judged(given, "result"), Judged(given, "tighter"));
        var wrong = Array.FindIndex(ac, value => value < 0 || value != Math.Floor(value) || value > 1000);
        if (wrong >= 0)
        {
            throw SheetProblems.Unusable(
                $"单元格 {given.Place("ac", wrong)} 的“接收数 Ac”是 {ac[wrong]}，应当是 0 至 1000 的整数。请更正。",
                $"“Ac” in cell {given.Place("ac", wrong)} is {ac[wrong]}; it must be a whole number from 0 to 1000. Correct it.");
        }

        var odd = Enumerable.Range(0, lots.Length).FirstOrDefault(i => tighter[i] && !accepted[i], -1);
        if (odd >= 0)
        {
            throw SheetProblems.Unusable(
                $"单元格 {given.Place("tighter", odd)}：批“{lots[odd]}”没有被接收，用严一级的 AQL 却接收，不可能。请核对。",
                $"Cell {given.Place("tighter", odd)}: lot “{lots[odd]}” was not accepted, yet accepted at the tighter AQL, which is impossible. Check it.");
        }

        var (states, next) = SwitchingRules.Follow([.. accepted.Select((one, i) => new LotResult(one, tighter[i], (int)ac[i]))], given.Flag("steady"));
        var last = states[^1];
        var isOver = next == InspectionState.Discontinued;
        return new()
        {
            Verdict = next switch
            {
                InspectionState.Normal => new(Tone.Plain, tongue["下一批：正常检验。", "The next lot: normal inspection."]),
                InspectionState.Tightened => new(Tone.Caution, tongue["下一批：加严检验。", "The next lot: tightened inspection."]),
                InspectionState.Reduced => new(Tone.Good, tongue["下一批：可以放宽检验。", "The next lot: reduced inspection is allowed."]),
                _ => new(Tone.Bad, tongue["暂停检验：加严检验累计 5 批不接收，供方改进之前不再接收。", "Inspection is discontinued: 5 lots not accepted under tightened inspection; accept no more until the supplier has improved."]),
            },
            Readings = [.. Changes(lots, states, next, tongue), .. Outlook(next, last, given.Flag("steady"), tongue), .. Wording.LeftOut(given, tongue)],
            Figures =
            [
                new(tongue["批数", "Lots"], lots.Length, 0), new(tongue["接收", "Accepted"], accepted.Count(one => one), 0), new(tongue["不接收", "Not accepted"], accepted.Count(one => !one), 0),
                .. next == InspectionState.Normal && last.Score is { } score ? new[] { new Figure(tongue["转移得分", "Switching score"], score, 0) } : [],
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Line,
                    Title = tongue["每批的检验状态", "Inspection of each lot"],
                    Reading = tongue["-1 放宽，0 正常，1 加严，2 暂停；菱形为不接收的批", "-1 reduced, 0 normal, 1 tightened, 2 discontinued; diamonds: lots not accepted"],
                    Up = new(null, -1, 2),
                    Labels = lots,
                    Series = [new(tongue["状态", "State"], [.. states.Select(state => (double?)Height(state.State))]) { Flags = Enumerable.Range(0, lots.Length).Where(i => !accepted[i]).ToDictionary(i => i, _ => tongue["不接收", "not accepted"]) }],
                    Digits = 0,
                },
            ],
            Tables =
            [
                new(tongue["逐批", "Lot by lot"], [tongue["批号", "Lot"], tongue["检验", "Inspection"], tongue["结果", "Result"], tongue["转移得分", "Score"]],
                    [.. lots.Select((lot, i) => (IReadOnlyList<Cell>)[lot, Name(states[i].State, tongue), accepted[i] ? tongue["接收", "accepted"] : tongue["不接收", "not accepted"], (double?)states[i].Score])], 0),
            ],
            Next = isOver
                ? [tongue["通知供方停止交货并改进；恢复时从加严检验开始，需负责部门同意。", "Tell the supplier to stop and improve; resume with tightened inspection when the authority agrees."]]
                : [tongue["按上面的状态查抽样表，检验下一批，并把结果续在表后。", "Take the plan of that state from the tables, inspect the next lot and add its result below."]],
        };
    }

    private static bool[] Judged(Given given, string column)
    {
        var words = given.Labels(column);
        return [.. words.Select((word, i) => Yes.Contains(word, StringComparer.OrdinalIgnoreCase) || (!No.Contains(word, StringComparer.OrdinalIgnoreCase)
            ? throw SheetProblems.Unusable(
                $"单元格 {given.Place(column, i)} 的“{(word.Length <= 20 ? word : word[..20])}”看不出接收还是不接收。请写“接收”或“不接收”（也可以写 1、0）。",
                $"“{(word.Length <= 20 ? word : word[..20])}” in cell {given.Place(column, i)} is neither accepted nor not accepted. Write “accepted” or “not accepted” (or 1 and 0).")
            : false))];
    }

    private static double Height(InspectionState state) => state switch { InspectionState.Reduced => -1, InspectionState.Normal => 0, InspectionState.Tightened => 1, _ => 2 };

    private static string Name(InspectionState state, Tongue tongue) => state switch
    {
        InspectionState.Normal => tongue["正常", "normal"],
        InspectionState.Tightened => tongue["加严", "tightened"],
        InspectionState.Reduced => tongue["放宽", "reduced"],
        _ => tongue["暂停", "discontinued"],
    };

    private static IEnumerable<Reading> Changes(string[] lots, IReadOnlyList<LotState> states, InspectionState next, Tongue tongue)
    {
        for (var i = 0; i < states.Count; i++)
        {
            var (from, to) = (states[i].State, i + 1 < states.Count ? states[i + 1].State : next);
            if (from != to)
            {
                var why = (from, to) switch
                {
                    (InspectionState.Normal, InspectionState.Tightened) => tongue["连续 5 批以内有 2 批不接收", "2 of 5 or fewer consecutive lots not accepted"],
                    (InspectionState.Normal, _) => tongue["转移得分达到 30", "the switching score reached 30"],
                    (InspectionState.Tightened, InspectionState.Normal) => tongue["连续 5 批接收", "5 consecutive lots accepted"],
                    (InspectionState.Tightened, _) => tongue["加严检验累计 5 批不接收", "5 lots in all not accepted under tightened inspection"],
                    _ => tongue["1 批不接收", "one lot not accepted"],
                };
                yield return new(to is InspectionState.Tightened or InspectionState.Discontinued ? Tone.Bad : Tone.Plain, tongue[$"第 {i + 1} 批之后由{Name(from, tongue)}转为{Name(to, tongue)}：{why}。", $"After lot {i + 1} from {Name(from, tongue)} to {Name(to, tongue)}: {why}."]);
            }
        }
    }

    private static IEnumerable<Reading> Outlook(InspectionState next, LotState last, bool steady, Tongue tongue)
    {
        if (next == InspectionState.Normal && last.Score is { } score)
        {
            yield return score >= 30 && !steady
                ? new(Tone.Plain, tongue["转移得分已够 30，但生产不稳定或没有负责部门同意，不能放宽。", "The score has reached 30, but production is not steady or the authority has not agreed."])
                : new(Tone.Plain, tongue[$"转移得分 {score}，到 30 可以放宽。", $"The switching score is {score}; reduced inspection from 30."]);
        }
    }
}
