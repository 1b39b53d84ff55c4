using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>The competitiveness index with parameters that are nobody's official ones, and says so.</summary>
internal static class CompetitivenessSheet
{
    private const int Indicators = 12;

    private static readonly Words[] Titles =
    [
        new("产品质量等级品率", "graded products"), new("微电子控制设备比重", "microelectronic equipment"), new("质量管理体系认证率", "certified management systems"), new("质量损失率", "quality loss"),
        new("产品监督抽查合格率", "pass rate of supervision"), new("出口商品检验合格率", "pass rate of exports"), new("研发经费比重", "research spending"), new("技术改造经费比重", "renewal spending"),
        new("每百万元产值专利数", "patents"), new("新产品销售比重", "new products"), new("平均产品销售收入", "sales"), new("国际市场销售率", "sales abroad"),
    ];

    private static readonly Words[] Pairs =
    [
        new("标准与技术水平", "standards and technology"), new("质量管理水平", "quality management"), new("质量监督与检验水平", "supervision and inspection"),
        new("研发与技术改造能力", "research and renewal"), new("核心技术能力", "core technology"), new("市场适应能力", "markets"),
    ];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "competitiveness",
        Tools = ["manufacturing quality competitiveness index (12 indicators, 60-100)"],
        Title = new("制造业质量竞争力指数（非官方测算）", "Manufacturing quality competitiveness index (unofficial)"),
        Question = new("各地区制造业质量竞争力大约在什么水平（非官方测算）？", "About where does each region stand in manufacturing quality (unofficial)?"),
        Family = Family.Shares,
        Help = new("每行一个地区：名称和 12 个指标，顺序为：" + string.Join("、", Titles.Select(title => title.Chinese)) + "。标准值与权重没有官方公布，请填写自己的参数并写明版本。",
            "One row a region: its name and 12 indicators in this order: " + string.Join(", ", Titles.Select(title => title.English)) + ". Bounds and weights are not published; give your own and name their version."),
        Columns =
        [
            new("region", new("地区", "Region"), ColumnKind.Labels),
            new("items", new("12 个指标", "12 indicators")) { IsMany = true },
        ],
        Settings =
        [
            new("version", new("参数版本与来源", "Version and source of the parameters"), SettingKind.List, "YY-DEMO-1"),
            new("low", new("标准值下限（12 个）", "Lower bounds (12)"), SettingKind.List, "60 0 0 0 60 80 0 0 0 0 0 0"),
            new("high", new("标准值上限（12 个）", "Upper bounds (12)"), SettingKind.List, "100 100 100 5 100 100 5 5 3 40 60000 50"),
            new("direction", new("方向（1 越大越好，-1 越小越好）", "Direction (1 more is better, -1 less)"), SettingKind.List, "1 1 1 -1 1 1 1 1 1 1 1 1"),
            new("weights", new("权重（12 个）", "Weights (12)"), SettingKind.List, "1 1 1 1 1 1 1 1 1 1 1 1"),
        ],
        Sample = "地区（YY 演示数据）\t" + string.Join('\t', Titles.Select(title => title.Chinese))
            + "\nR1\t83.8\t44.2\t72.6\t1.1\t87\t99.6\t1.9\t1.4\t0.9\t19.9\t41720\t37.3\nR2\t93\t48\t46.1\t1.8\t96\t98.9\t2.2\t2.8\t0.4\t20\t25580\t22.9\nR3\t88.4\t41.1\t55\t0.9\t90\t96.8\t2\t2.5\t0.3\t15\t32210\t30.9",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        if (given.ChosenFor("items").Count != Indicators)
        {
            throw SheetProblems.Unusable(
                $"“12 个指标”选了 {given.ChosenFor("items").Count} 列，应为 {Indicators} 列。请重新选择。",
                $"{given.ChosenFor("items").Count} columns are chosen for “12 indicators”; {Indicators} are needed. Choose again.");
        }

        var (low, high, direction, weights) = (Twelve(given, "low"), Twelve(given, "high"), Twelve(given, "direction"), Twelve(given, "weights"));
        for (var j = 0; j < Indicators; j++)
        {
            if (high[j] <= low[j])
            {
                throw SheetProblems.Unusable(
                    $"“{Titles[j].Chinese}”的标准值上限（{high[j]}）应大于下限（{low[j]}）。请更正第 {j + 1} 个数。",
                    $"The upper bound of “{Titles[j].English}” ({high[j]}) must be greater than the lower ({low[j]}). Correct number {j + 1}.");
            }

            if (direction[j] is not (1 or -1))
            {
                throw SheetProblems.Unusable(
                    $"“方向”的第 {j + 1} 个数是 {direction[j]}，只能是 1 或 -1。请更正。",
                    $"Number {j + 1} of “Direction” is {direction[j]}; it can only be 1 or -1. Correct it.");
            }

            if (weights[j] <= 0)
            {
                throw SheetProblems.Unusable(
                    $"“权重（12 个）”的第 {j + 1} 个数是 {weights[j]}，应大于 0。请更正。",
                    $"Number {j + 1} of “Weights (12)” is {weights[j]}; it must be greater than 0. Correct it.");
            }
        }

        var rows = given.NumberedRows("items");
        if (rows.Count == 0)
        {
            throw SheetProblems.NoRows(given.Title("items"));
        }

        string[] names = [.. rows.Select(one => given.Label("region", one.Row))];
        var (c, version) = (CompetitivenessIndex.Of([.. rows.Select(one => one.Numbers)], low, high, direction, weights), string.Join(' ', given.Words("version")));
        var order = Enumerable.Range(0, names.Length).OrderByDescending(i => c.Index[i]).ToArray();
        var (best, worst) = (order[0], order[^1]);
        var clipped = c.Scores.Sum(row => row.Count(score => score is 60 or 100));
        return new()
        {
            Verdict = new(Tone.Plain, names.Length == 1
                ? tongue[$"非官方测算：{names[0]} 的质量竞争力指数约 {c.Index[0]:0.00}（参数版本 {version}）。", $"Unofficial: the index of {names[0]} is about {c.Index[0]:0.00} (parameters {version})."]
                : tongue[$"非官方测算：最高 {names[best]} {c.Index[best]:0.00}，最低 {names[worst]} {c.Index[worst]:0.00}（参数版本 {version}）。", $"Unofficial: highest {names[best]} with {c.Index[best]:0.00}, lowest {names[worst]} with {c.Index[worst]:0.00} (parameters {version})."]),
            Readings =
            [
                new(Tone.Caution, tongue["非官方测算：指标结构已公布，标准值和权重没有公布；换一套参数，结果和排名都会变。", "Unofficial: the structure is published, bounds and weights are not; other parameters give other figures and another order."]),
                .. clipped > 0 ? [new Reading(Tone.Caution, tongue[$"有 {clipped} 个指标值达到或超出标准值范围，按 60 或 100 计。", $"{clipped} values lie at or beyond the bounds and count as 60 or 100."])] : Array.Empty<Reading>(),
                .. given.Rows > rows.Count ? [new Reading(Tone.Caution, tongue[$"有 {given.Rows - rows.Count} 行指标不全，没有参与计算。", $"{given.Rows - rows.Count} rows with a missing indicator were left out."])] : Array.Empty<Reading>(),
            ],
            Figures =
            [
                .. order.Take(10).Select(i => new Figure(names[i], c.Index[i], 2, Note: tongue["非官方测算", "unofficial"])),
                new(tongue["参数版本", "Parameters"], null, Text: version),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Bar, Title = tongue["质量竞争力指数（非官方测算）", "Index (unofficial)"], Labels = [.. order.Select(i => names[i])], Digits = 2, Up = new(null, 60, 100), IsSideways = names.Length > 6, Size = names.Length > 16 ? ChartSize.Long : ChartSize.Normal,
                    Series = [new(tongue["指数", "index"], [.. order.Select(i => (double?)c.Index[i])]), new(tongue["质量水平", "quality level"], [.. order.Select(i => (double?)c.Quality[i])]), new(tongue["发展能力", "development"], [.. order.Select(i => (double?)c.Development[i])])],
                },
                new()
                {
                    Kind = ChartKind.Radar, Title = tongue["六个方面（非官方测算）", "Six aspects (unofficial)"], Labels = [.. Pairs.Select(pair => tongue[pair])], Digits = 1, Up = new(null, 60, 100),
                    Series = [.. order.Take(4).Select(i => new ChartSeries(names[i], [.. c.Pairs[i].Select(score => (double?)score)]))],
                },
            ],
            Tables =
            [
                new(tongue["各方面得分（非官方测算）", "Aspects (unofficial)"], [tongue["地区", "Region"], tongue["指数", "Index"], tongue["质量水平", "Quality"], tongue["发展能力", "Development"], .. Pairs.Select(pair => tongue[pair])],
                    [.. order.Select(i => (IReadOnlyList<Cell>)[names[i], c.Index[i], c.Quality[i], c.Development[i], .. c.Pairs[i].Select(score => (Cell)score)])], 2),
                new(tongue["各指标标准分", "Scores of indicators"], [tongue["指标", "Indicator"], tongue["权重", "Weight"], .. order.Select(i => names[i])],
                    [.. Titles.Select((title, j) => (IReadOnlyList<Cell>)[tongue[title], weights[j] / weights.Sum(), .. order.Select(i => (Cell)c.Scores[i][j])])], 2),
                .. names.Length < 2 ? Array.Empty<ResultTable>() :
                [
                    new ResultTable(tongue[$"{names[best]} 与 {names[worst]} 之差由哪些指标构成", $"What the difference of {names[best]} and {names[worst]} consists of"], [tongue["指标", "Indicator"], tongue["贡献", "Contribution"]],
                        [.. Titles.Select((title, j) => (title, Part: weights[j] / weights.Sum() * (c.Scores[best][j] - c.Scores[worst][j]))).OrderByDescending(one => Math.Abs(one.Part)).Select(one => (IReadOnlyList<Cell>)[tongue[one.title], one.Part])], 3),
                ],
            ],
            Next = [tongue["引用时写明“非官方测算”、参数版本和数据时间。", "When quoting, say unofficial, the version of the parameters and the time of the data."]],
        };
    }

    private static double[] Twelve(Given given, string setting)
    {
        var (numbers, title) = (given.List(setting), given.Title(setting));
        return numbers.Length == Indicators ? numbers : throw SheetProblems.Unusable(
            $"“{title.Chinese}”写了 {numbers.Length} 个数，应为 {Indicators} 个。请补齐。",
            $"“{title.English}” has {numbers.Length} numbers; {Indicators} are needed. Complete them.");
    }
}
