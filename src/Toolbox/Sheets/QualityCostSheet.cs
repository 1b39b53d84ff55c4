using System.Globalization;
using Zhiheng.Toolbox.Cost;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>The accounts of quality cost: one row for each subject, one column for each period.</summary>
internal static class QualityCostSheet
{
    /// <summary>More subjects than this are drawn together.</summary>
    private const int MostBars = 12;

    private static readonly Dictionary<CostKind, Words> Names = new()
    {
        [CostKind.Prevention] = new("预防成本", "Prevention"),
        [CostKind.Appraisal] = new("鉴定成本", "Appraisal"),
        [CostKind.InternalFailure] = new("内部损失", "Internal failure"),
        [CostKind.ExternalFailure] = new("外部损失", "External failure"),
    };

    public static Sheet Sheet { get; } = new()
    {
        Slug = "quality-cost",
        Tools = [],
        Title = new("质量成本", "Quality cost"),
        Question = new("为质量花了多少钱，又损失了多少？", "What is spent on quality, and what is lost?"),
        Family = Family.Cost,
        Help = new(
            "每行一个科目：类别（预防成本、鉴定成本、内部损失、外部损失）、科目、各期金额，一期一列，列名写期间。没有发生的填 0。另可加两行“基数”：销售收入、产值，用于算占比和质量损失率。示例中是常用科目，可增删。",
            "One row for each subject: kind (prevention, appraisal, internal failure, external failure), subject, and one column of amounts for each period. Write 0 where there was none. Two more rows of the kind “base” may give sales and output value, for the rates. The example has the customary subjects; add and remove as you need."),
        Columns =
        [
            new("kind", new("类别", "Kind"), ColumnKind.Labels),
            new("subject", new("科目", "Subject"), ColumnKind.Labels),
            new("amount", new("各期金额", "Amounts by period")) { IsMany = true },
        ],
        Sample = Example(),
        Run = Run,
    };

    private static string Example() => string.Join('\n', new[]
    {
        "类别,科目（YY 演示数据，万元）,2025Q1,2025Q2,2025Q3,2025Q4",
        "预防成本,质量培训费,4,5,6,8", "预防成本,质量改进措施费,6,8,10,12", "预防成本,质量策划与评审费,3,3,4,4", "预防成本,供方评价费,2,2,3,3",
        "鉴定成本,进货检验费,9,9,9,9", "鉴定成本,工序与成品检验费,22,22,23,23", "鉴定成本,检测设备校准与折旧,8,8,8,8", "鉴定成本,外部检测认证费,5,0,6,0",
        "内部损失,废品损失,46,43,38,31", "内部损失,返工返修损失,28,27,22,19", "内部损失,停工损失,9,6,7,4", "内部损失,降级降价损失,7,8,5,5", "内部损失,质量问题分析处理费,3,3,2,2",
        "外部损失,三包（保修）费,26,24,21,18", "外部损失,退货损失,14,12,9,8", "外部损失,索赔与诉讼费,6,0,8,0", "外部损失,折价损失,4,4,3,3",
        "基数,销售收入,5200,5600,5900,6300", "基数,产值,5000,5500,6000,6400",
    }).Replace(',', '\t');

    private static Finding Run(Given given, Tongue tongue)
    {
        var periods = given.Names("amount");
        var rows = Rows(given, periods);
        List<(CostKind Kind, string Subject, double[] Amounts)> entries = [.. rows.Where(row => row.Kind is not null).Select(row => (row.Kind!.Value, row.Subject, row.Amounts))];
        double[]? sales = Base(rows, "销售", "sales"), output = Base(rows, "产值", "output");
        CostSummary[] all = [.. periods.Select((_, at) => QualityCost.Of([.. entries.Select(one => new CostEntry(one.Kind, one.Subject, one.Amounts[at]))], sales?[at], output?[at]))];
        var last = all[^1];
        return new()
        {
            Verdict = Verdict(periods[^1], last, tongue),
            Readings = [.. Trend(periods, all, tongue), .. Cautions(last, tongue)],
            Figures = Figures(last, tongue),
            Pictures = [Kinds(periods, all, tongue), Subjects(entries, periods[^1], tongue)],
            Tables = [Table(periods, all, tongue)],
            Next =
            [
                tongue["从金额最大的损失科目入手，用排列图和因果图查原因，再把措施的费用记入预防成本。", "Begin with the largest subject of loss: find its causes, and book what is done about it as prevention."],
                tongue["各期口径保持不变；口径变了要重算以前各期，否则趋势没有意义。", "Keep the accounts alike from period to period, or the trend means nothing."],
            ],
        };
    }

    // A row without a kind is a base of the rates.
    private static List<(CostKind? Kind, string Subject, double[] Amounts)> Rows(Given given, IReadOnlyList<string> periods)
    {
        var (kinds, subjects, amounts) = (given.Labels("kind"), given.Labels("subject"), given.LabelledRows("amount"));
        var rows = new List<(CostKind? Kind, string Subject, double[])>(kinds.Length);
        for (var at = 0; at < kinds.Length; at++)
        {
            var kind = KindOf(kinds[at]);
            if (kind is null && !Begins(kinds[at], "基数", "base"))
            {
                throw SheetProblems.Unusable(
                    $"单元格 {given.Place("kind", at)} 的“{kinds[at]}”不是质量成本的类别。请写：预防成本、鉴定成本、内部损失、外部损失；销售收入和产值写“基数”。{(at == 0 ? "若第 1 行是列名，请指明第 1 行是列名，或把期间写成“2025 年”的样子。" : "")}",
                    $"“{kinds[at]}” in cell {given.Place("kind", at)} is no kind of quality cost. Write prevention, appraisal, internal or external failure; for sales and output write “base”.{(at == 0 ? " If row 1 holds the names of the columns, say so, or write periods like “year 2025”." : "")}");
            }

            if (kind is null && (!IsBase(subjects[at]) || rows.Any(row => row.Kind is null && Begins(row.Subject, "产值", "output") == Begins(subjects[at], "产值", "output"))))
            {
                throw SheetProblems.Unusable(
                    $"单元格 {given.Place("subject", at)} 的“{subjects[at]}”不能作基数。基数只有两行：销售收入、产值，各一行。",
                    $"“{subjects[at]}” in cell {given.Place("subject", at)} cannot be a base. There are only two, sales and output, with one row each.");
            }

            for (var period = 0; period < periods.Count; period++)
            {
                var place = new Words($"“{subjects[at]}”（{given.Place("subject", at)} 所在行）“{periods[period]}”的金额", $"The amount of “{subjects[at]}” (row of cell {given.Place("subject", at)}) in “{periods[period]}”");
                Check(amounts[at][period], kind is null, place);
            }

            rows.Add((kind, subjects[at], amounts[at]));
        }

        return rows;
    }

    private static void Check(double amount, bool isBase, Words place)
    {
        if (double.IsNaN(amount))
        {
            throw SheetProblems.Unusable(isBase ? new($"{place.Chinese}是空的。请填写，或删去这一行基数。", $"{place.English} is empty. Fill it in, or delete the row of this base.") : new($"{place.Chinese}是空的。没有发生请填 0，或删去这一行。", $"{place.English} is empty. Enter 0 if there was none, or delete the row."));
        }

        if (isBase ? amount <= 0 : amount < 0)
        {
            throw SheetProblems.Unusable(isBase ? new($"{place.Chinese}应当大于 0。请更正，或删去这一行基数。", $"{place.English} must be greater than 0. Correct it, or delete the row of this base.") : new($"{place.Chinese}是负数。请填扣除残值、赔款等收入以后的净额，净额为负时填 0。", $"{place.English} is negative. Enter the net amount after income such as scrap value and indemnities, and 0 where that is negative."));
        }
    }

    private static CostKind? KindOf(string text) =>
        Begins(text, "预防", "prevention") ? CostKind.Prevention
        : Begins(text, "鉴定", "appraisal") ? CostKind.Appraisal
        : Begins(text, "内部", "internal") ? CostKind.InternalFailure
        : Begins(text, "外部", "external") ? CostKind.ExternalFailure
        : null;

    private static bool IsBase(string subject) => Begins(subject, "销售", "sales") || Begins(subject, "产值", "output");

    private static bool Begins(string text, string chinese, string english) => text.StartsWith(chinese, StringComparison.Ordinal) || text.StartsWith(english, StringComparison.OrdinalIgnoreCase);

    private static double[]? Base(List<(CostKind? Kind, string Subject, double[] Amounts)> rows, string chinese, string english)
        => rows.Where(row => row.Kind is null && Begins(row.Subject, chinese, english)).Select(row => row.Amounts).FirstOrDefault();

    private static Reading Verdict(string period, CostSummary last, Tongue tongue)
    {
        if (last.Total == 0)
        {
            return new(Tone.Unknown, tongue[$"{period} 没有记录任何质量成本。", $"{period}: no quality cost is recorded."]);
        }

        var (total, share, rate) = (Text(last.Total), Text(100 * last.Failure / last.Total), last.LossRate is { } one ? Text(one) : null);
        return new(Tone.Plain, tongue[
            $"{period} 质量成本 {total}，其中 {share} % 是内外部损失{(rate is null ? "" : $"；质量损失率 {rate} %")}。",
            $"{period}: quality cost {total}, of which {share} % is internal and external failure{(rate is null ? "" : $"; rate of quality loss {rate} %")}."]);
    }

    private static IEnumerable<Reading> Trend(IReadOnlyList<string> periods, CostSummary[] all, Tongue tongue)
    {
        if (all.Length < 2)
        {
            yield break;
        }

        var (first, last) = (all[0], all[^1]);
        var (before, now, unit, what) = first.LossRate is { } a && last.LossRate is { } b
            ? (a, b, " %", tongue["质量损失率", "rate of quality loss"])
            : (first.Failure, last.Failure, "", tongue["内外部损失", "failure cost"]);
        var (tone, moved) = now < before ? (Tone.Good, tongue["下降", "fell"]) : now > before ? (Tone.Caution, tongue["上升", "rose"]) : (Tone.Plain, tongue["不变", "stayed the same"]);
        yield return new(tone, tongue[
            $"从 {periods[0]} 到 {periods[^1]}，{what}{moved}：{Text(before)}{unit} → {Text(now)}{unit}。", $"From {periods[0]} to {periods[^1]} the {what} {moved}: {Text(before)}{unit} → {Text(now)}{unit}."]);
        var (spent, saved) = (last.Conformance - first.Conformance, first.Failure - last.Failure);
        if (spent > 0 && saved > 0)
        {
            yield return new(saved > spent ? Tone.Good : Tone.Plain, tongue[
                $"同期预防与鉴定多投入 {Text(spent)}，损失减少 {Text(saved)}；两者同时发生，不等于因果。",
                $"Meanwhile prevention and appraisal rose by {Text(spent)} and failure fell by {Text(saved)}; that both happened is no proof of cause."]);
        }
    }

    private static IEnumerable<Reading> Cautions(CostSummary last, Tongue tongue)
    {
        if (last.LossRate is null)
        {
            yield return new(Tone.Pending, tongue["没有产值的一行，不计算质量损失率。", "No output value was given, so there is no rate of quality loss."]);
        }

        if (last.Total > 0 && last.Amounts[CostKind.ExternalFailure] == 0)
        {
            yield return new(Tone.Caution, tongue["外部损失为 0：请确认三包、退货、索赔是否记在了别的账上。", "External failure is 0: make sure warranty, returns and claims are not booked elsewhere."]);
        }
    }

    private static IReadOnlyList<Figure> Figures(CostSummary last, Tongue tongue) =>
    [
        new(tongue["质量成本合计", "Total"], last.Total, 2),
        .. QualityCost.Kinds.Select(kind => new Figure(tongue[Names[kind]], last.Amounts[kind], 2, Note: last.Shares[kind] is { } share ? Text(share) + " %" : null)),
        .. Rate(tongue["占销售收入 %", "% of sales"], last.OfSales),
        .. Rate(tongue["占产值 %", "% of output value"], last.OfOutput),
        .. Rate(tongue["质量损失率 %", "Rate of quality loss %"], last.LossRate),
    ];

    private static IEnumerable<Figure> Rate(string name, double? value) => value is { } rate ? [new Figure(name, rate, 3)] : [];

    private static Chart Kinds(IReadOnlyList<string> periods, CostSummary[] all, Tongue tongue) => new()
    {
        Kind = ChartKind.Bar,
        Title = tongue["各期四类质量成本", "The four kinds by period"],
        Labels = periods,
        Series = [.. QualityCost.Kinds.Select(kind => new ChartSeries(tongue[Names[kind]], [.. all.Select(one => (double?)one.Amounts[kind])]))],
        Digits = 2,
    };

    private static Chart Subjects(List<(CostKind Kind, string Subject, double[] Amounts)> entries, string period, Tongue tongue)
    {
        var order = entries.Where(one => one.Amounts[^1] > 0).OrderByDescending(one => one.Amounts[^1]).ToList();
        var (shown, rest) = (order.Take(MostBars).ToList(), order.Skip(MostBars).Sum(one => one.Amounts[^1]));
        return new()
        {
            Kind = ChartKind.Bar,
            Title = tongue[$"{period} 各科目，从大到小", $"Subjects of {period}, largest first"],
            Labels = [.. shown.Select(one => one.Subject), .. rest > 0 ? [tongue["其他", "Others"]] : Array.Empty<string>()],
            Series = [new ChartSeries(tongue["金额", "Amount"], [.. shown.Select(one => (double?)one.Amounts[^1]), .. rest > 0 ? [rest] : Array.Empty<double?>()])],
            IsSideways = true,
            Size = ChartSize.Tall,
            Digits = 2,
        };
    }

    private static ResultTable Table(IReadOnlyList<string> periods, CostSummary[] all, Tongue tongue) => new(
        tongue["各期汇总", "By period"],
        [
            tongue["期间", "Period"], .. QualityCost.Kinds.Select(kind => tongue[Names[kind]]), tongue["合计", "Total"],
            tongue["损失占比 %", "Failure share %"], tongue["占销售收入 %", "% of sales"], tongue["占产值 %", "% of output"], tongue["质量损失率 %", "Loss rate %"],
        ],
        [
            .. all.Select((one, at) => (IReadOnlyList<Cell>)
            [
                periods[at], .. QualityCost.Kinds.Select(kind => (Cell)one.Amounts[kind]), one.Total, one.Total > 0 ? 100 * one.Failure / one.Total : (double?)null, one.OfSales, one.OfOutput, one.LossRate,
            ]),
        ], 2)
    {
        Note = tongue[
            "质量损失率 =（内部损失 + 外部损失）÷ 产值 × 100 %，依据 GB/T 13341-1991（条文与现行有效性待核对）；科目按 GB/T 13339-1991 的惯例（待核对）。",
            "Rate of quality loss = (internal + external failure) ÷ output value × 100 %, after GB/T 13341-1991 (wording and validity not yet checked); subjects as customary after GB/T 13339-1991 (not yet checked)."],
    };

    private static string Text(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
