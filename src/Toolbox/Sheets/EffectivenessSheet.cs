using System.Globalization;
using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Where the time of machines goes.</summary>
internal static class EffectivenessSheet
{
    /// <summary>What Nakajima gave as the aim of TPM: 90 % × 95 % × 99 %, rounded.</summary>
    private const double Aim = 0.85;

    /// <summary>Below this most plants see much to gain.</summary>
    private const double Low = 0.6;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "oee",
        Tools = [Catalogue.PlanningTools.Oee],
        Title = new("设备综合效率 OEE", "Overall equipment effectiveness (OEE)"),
        Question = new("设备的时间丢在哪里：停机、慢、还是废品？", "Where does machine time go: stops, slow running or rejects?"),
        Family = Family.Causes,
        Help = new("一行一台设备或一个班：计划运行时间（不含休息和计划停机）、其中停机的时间、理想节拍（每件）、产量、一次合格品数。", "A machine or a shift in each row: time planned to run (without breaks and planned stops), time stopped, ideal cycle of one piece, pieces made, pieces good at first."),
        Columns =
        [
            new("name", new("设备或班次", "Machine or shift"), ColumnKind.Labels), new("planned", new("计划运行时间", "Planned time")), new("stopped", new("停机时间", "Time stopped")),
            new("cycle", new("理想节拍", "Ideal cycle")), new("made", new("产量", "Pieces made")), new("good", new("合格品数", "Good pieces")),
        ],
        Settings =
        [
            new("unit", new("时间单位", "Units of time"), SettingKind.Choice, "min-s")
            {
                Options = [new("min-s", new("时间用分钟，节拍用秒", "times in minutes, cycle in seconds")), new("h-s", new("时间用小时，节拍用秒", "times in hours, cycle in seconds")), new("same", new("时间与节拍单位相同", "times and cycle in the same unit"))],
            },
        ],
        Sample = "设备（YY 演示数据）\t计划运行时间\t停机时间\t理想节拍\t产量\t合格品数\n冲压 1 号\t420\t47\t1.0\t19271\t18848\n冲压 2 号\t420\t95\t1.0\t17100\t16950\n折弯 1 号\t430\t30\t12\t1780\t1771\n焊接 1 号\t400\t62\t45\t401\t372",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        if (given.LeftOut > 0)
        {
            throw SheetProblems.Unusable(
                $"有 {given.LeftOut} 行没有填全，合计就算错了。请补齐（没有停机填 0），或删去这些行。",
                $"{given.LeftOut} rows are incomplete, which makes the total wrong. Complete them (0 for no stop), or delete the rows.");
        }

        var (names, planned, stopped, cycle, made, good) = (given.Labels("name"), given.Numbers("planned"), given.Numbers("stopped"), given.Numbers("cycle"), given.Numbers("made"), given.Numbers("good"));
        var seconds = given.Choice("unit") switch { "min-s" => 60.0, "h-s" => 3600.0, _ => 1 };
        Effectiveness[] rows = [.. names.Select((name, i) => Effectiveness.Of(new(name, planned[i], stopped[i], cycle[i] / seconds, made[i], good[i])))];
        var all = Effectiveness.Together(tongue["合计", "Total"], rows);
        (Words Name, double Lost)[] losses = [(new("停机", "stops"), all.StopLoss), (new("速度", "speed"), all.SpeedLoss), (new("废品与返工", "rejects and rework"), all.RejectLoss)];
        var worst = losses.MaxBy(loss => loss.Lost);
        var fast = rows.Where(row => row.Performance > 1).ToList();
        return new()
        {
            Verdict = new(all.Overall >= Aim ? Tone.Good : all.Overall >= Low ? Tone.Caution : Tone.Bad, worst.Lost > 0
                ? tongue[$"OEE 为 {Percent(all.Overall)}；丢得最多的是{worst.Name.Chinese}，占计划时间的 {Percent(worst.Lost / all.Planned)}。", $"OEE is {Percent(all.Overall)}; most is lost to {worst.Name.English}, {Percent(worst.Lost / all.Planned)} of the planned time."]
                : tongue[$"OEE 为 {Percent(all.Overall)}，没有损失。", $"OEE is {Percent(all.Overall)}: nothing is lost."]),
            Readings =
            [
                .. fast.Count > 0 ? [new Reading(Tone.Caution, tongue[$"性能开动率超过 100 %：{Wording.List(fast.Select(row => row.Name), tongue)}。理想节拍定得太长、产量记多或时间单位选错，请核对。", $"Performance above 100 % in {fast.Count} rows: the ideal cycle is too long, pieces were counted twice, or the unit of time is wrong."])] : Array.Empty<Reading>(),
                .. rows.Where(row => row.Net == 0).Take(3).Select(row => new Reading(Tone.Caution, tongue[$"“{row.Name}”没有产量，合格品率没有定义。", "A row has no pieces made: its quality is not defined."])),
                new(Tone.Plain, tongue["合计按时间相加，不是各行百分数的平均；85 % 是 TPM 常用的目标，不同行业不可直接比较。", "Totals add times and do not average percentages; 85 % is the usual aim of TPM, plants of different kinds do not compare."]),
            ],
            Figures =
            [
                new("OEE %", 100 * all.Overall, 2), new(tongue["时间开动率 %", "Availability %"], 100 * all.Availability, 2),
                .. all.Performance is { } performance ? new[] { new Figure(tongue["性能开动率 %", "Performance %"], 100 * performance, 2) } : [],
                .. all.Quality is { } quality ? new[] { new Figure(tongue["合格品率 %", "Quality %"], 100 * quality, 2) } : [],
                new(tongue["计划运行时间", "Planned time"], all.Planned, 1), new(tongue["有效时间", "Valuable time"], all.Valuable, 1),
            ],
            Pictures = [Waterfall(all, tongue), .. rows.Length > 1 ? [Compared(rows, tongue)] : Array.Empty<Chart>()],
            Tables =
            [
                new(tongue["各设备（班次）", "Machines or shifts"], [tongue["名称", "Name"], tongue["时间开动率 %", "Availability %"], tongue["性能开动率 %", "Performance %"], tongue["合格品率 %", "Quality %"], "OEE %", tongue["停机损失", "Lost to stops"], tongue["速度损失", "Lost to speed"], tongue["质量损失", "Lost to rejects"]],
                    [.. rows.Append(all).Select(row => (IReadOnlyList<Cell>)[row.Name, 100 * row.Availability, 100 * row.Performance, 100 * row.Quality, 100 * row.Overall, row.StopLoss, row.SpeedLoss, row.RejectLoss])], 2)
                {
                    Note = tongue["时间开动率 =（计划 − 停机）/计划；性能开动率 = 节拍 × 产量/（计划 − 停机）；合格品率 = 合格品数/产量（合计按节拍加权）。损失的单位同计划运行时间。", "Availability (planned − stopped)/planned; performance cycle × made/(planned − stopped); quality good/made (totals weighted by cycle). Losses in the unit of the planned time."],
                },
            ],
            Next = [tongue[$"先用排列图把{worst.Name.Chinese}损失按原因排开，再定改进课题。", $"Rank the causes of what is lost to {worst.Name.English} in a Pareto chart before choosing what to improve."]],
        };
    }

    /// <summary>Each loss as a bar, and what is left after it as a line.</summary>
    private static Chart Waterfall(Effectiveness all, Tongue tongue) => new()
    {
        Kind = ChartKind.Bar,
        Title = tongue["时间到哪里去了", "Where the time goes"],
        Reading = tongue[$"计划时间中 {Percent(all.Overall)} 产出了合格品", $"{Percent(all.Overall)} of the planned time made good pieces"],
        Labels = [tongue["计划时间", "Planned"], tongue["停机损失", "Stops"], tongue["速度损失", "Speed"], tongue["质量损失", "Rejects"], tongue["有效时间", "Valuable"]],
        Series =
        [
            new(tongue["时间", "Time"], [all.Planned, all.StopLoss, all.SpeedLoss, all.RejectLoss, all.Valuable]),
            new(tongue["剩余时间", "Time left"], [all.Planned, all.Running, all.Net, all.Valuable, all.Valuable]) { Look = SeriesLook.Line },
        ],
        Digits = 1,
    };

    private static Chart Compared(Effectiveness[] rows, Tongue tongue)
    {
        var sorted = rows.OrderBy(row => row.Overall).Take(30).ToList();
        return new()
        {
            Kind = ChartKind.Bar,
            Title = tongue["OEE 比较（由低到高）", "OEE compared, lowest first"],
            Reading = tongue[$"最低的是“{sorted[0].Name}”，{Percent(sorted[0].Overall)}", $"The lowest is {Percent(sorted[0].Overall)}"],
            Unit = "%",
            Labels = [.. sorted.Select(row => row.Name)],
            Series = [new("OEE", Wording.Maybe(sorted.Select(row => 100 * row.Overall)))],
            Marks = [new(tongue["目标 85 %", "Aim 85 %"], 100 * Aim, Tone.Good)],
            IsSideways = sorted.Count > 8,
            Size = sorted.Count > 15 ? ChartSize.Tall : ChartSize.Normal,
            Digits = 1,
        };
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
