using System.Globalization;
using Zhiheng.Toolbox.Cost;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>What a batch loses by Taguchi's quadratic loss, though every unit may be within its limits.</summary>
internal static class QualityLossSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "quality-loss",
        Tools = [],
        Title = new("质量损失（田口损失函数）", "Quality loss (Taguchi)"),
        Question = new("都合格了，偏离目标还损失多少钱？", "All within limits: what does being off target still cost?"),
        Family = Family.Cost,
        Help = new("一列测量值，一件一个。在目标值处损失为 0，偏差为 Δ 时损失 A。", "One column, one value for each unit. No loss at the target; the loss A at the distance Δ."),
        Columns = [new("x", new("测量值", "Values"))],
        Settings =
        [
            new("target", new("目标值 T", "Target T"), SettingKind.Number, "10"),
            new("distance", new("偏差 Δ（如公差的一半）", "Distance Δ (such as half the tolerance)"), SettingKind.Number, "0.5"),
            new("loss", new("偏差为 Δ 时每件损失 A（元）", "Loss A of a unit at that distance"), SettingKind.Number, "80"),
            new("units", new("批量（空：与数据同样多）", "Units in the batch (empty: as many as values)"), SettingKind.Whole) { IsOptional = true, Least = 1, Most = 1_000_000_000 },
        ],
        Sample = "外径（YY 演示数据，mm）\n" + string.Join('\n', "10.12 10.21 9.98 10.30 10.17 10.08 10.26 10.05 10.22 10.14 10.19 10.33 10.02 10.11 10.24 10.16 10.09 10.28 10.13 10.20".Split(' ')),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (x, target, distance) = (given.Numbers("x"), given.Number("target"), given.Number("distance"));
        var k = TaguchiLoss.Coefficient(given.Number("loss"), distance);
        var batch = TaguchiLoss.Of(x, target, k);
        var units = given.NumberOrNone("units") is null ? x.Length : given.WholeNumber("units");
        var beyond = x.Count(value => Math.Abs(value - target) > distance);
        return new()
        {
            Verdict = new(Tone.Plain, tongue[$"平均每件损失 {Text(batch.PerUnit)} 元，{units} 件共 {Text(batch.PerUnit * units)} 元。", $"Each unit loses {Text(batch.PerUnit)} on average, {units} units {Text(batch.PerUnit * units)}."]),
            Readings = [.. Readings(batch, beyond, tongue)],
            Figures =
            [
                new(tongue["件数（数据）", "Values"], x.Length, 0),
                new("k = A / Δ²", k),
                new(tongue["平均值 x̄", "Mean x̄"], batch.Mean, given.Digits),
                new(tongue["标准差 s（除以 n）", "Standard deviation s (by n)"], Math.Sqrt(batch.Variance), given.Digits + 1),
                new(tongue["平均每件损失", "Loss of a unit"], batch.PerUnit),
                new(tongue["其中偏离目标", "of it off target"], batch.OffTarget, Note: "k(x̄−T)²"),
                new(tongue["其中波动", "of it spread"], batch.Spread, Note: "k·s²"),
                new(tongue["整批损失", "Loss of the batch"], batch.PerUnit * units, 2),
                new(tongue["偏差超过 Δ 的件数", "Values beyond Δ"], beyond, 0),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Bar,
                    Title = tongue["损失从哪里来", "Where the loss comes from"],
                    Labels = [tongue["偏离目标", "Off target"], tongue["波动", "Spread"]],
                    Series = [new ChartSeries(tongue["每件损失", "Loss of a unit"], [batch.OffTarget, batch.Spread])],
                },
                new()
                {
                    Kind = ChartKind.Line,
                    Title = tongue["逐件损失", "Loss of each unit"],
                    Across = new(tongue["序号", "No."]),
                    Series = [new ChartSeries(tongue["损失", "Loss"], [.. batch.Units.Select(loss => (double?)loss)])],
                    Marks = [new ChartMark(tongue["平均", "mean"], batch.PerUnit)],
                },
            ],
            Tables =
            [
                new(tongue["如果改善", "If it were better"], [tongue["情形", "Case"], tongue["每件损失", "Loss of a unit"], tongue["整批节省", "Saved by the batch"]],
                [
                    [tongue["调到目标，波动不变", "on target, same spread"], batch.Spread, batch.OffTarget * units],
                    [tongue["波动减半，位置不变", "half the spread, same place"], batch.OffTarget + (batch.Spread / 4), 0.75 * batch.Spread * units],
                    [tongue["两者都做到", "both"], batch.Spread / 4, (batch.OffTarget + (0.75 * batch.Spread)) * units],
                ], 2)
                {
                    Note = tongue["L = k(y−T)²，k = A/Δ²；平均损失 = k[(x̄−T)² + s²]，s² 除以 n，恰等于逐件损失的平均（田口 1986）。", "L = k(y−T)², k = A/Δ²; mean loss = k[(x̄−T)² + s²] with s² by n, exactly the mean of the units (Taguchi 1986)."],
                },
            ],
            Next = [batch.OffTarget > batch.Spread
                ? tongue["先把过程中心调到目标：这部分损失更大，通常也更容易。", "Set the process on target first: that part is larger, and mostly easier."]
                : tongue["先减小波动：查找变差来源，再谈调中心。", "Lessen the spread first: find where it comes from."]],
        };
    }

    private static IEnumerable<Reading> Readings(BatchLoss batch, int beyond, Tongue tongue)
    {
        if (batch.PerUnit > 0)
        {
            var share = Text(100 * batch.OffTarget / batch.PerUnit);
            yield return new(Tone.Plain, tongue[$"损失的 {share} % 来自偏离目标，其余来自波动。", $"{share} % of the loss comes from being off target, the rest from spread."]);
        }

        yield return beyond == 0
            ? new(Tone.Good, tongue["没有一件的偏差超过 Δ；损失全部发生在“合格”的产品里。", "No value lies beyond Δ: all of this is lost by units that pass."])
            : new(Tone.Caution, tongue[$"{beyond} 件的偏差超过 Δ，它们的损失各大于 A。", $"{beyond} lie beyond Δ; each loses more than A."]);
    }

    private static string Text(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
