using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Several characteristics judged together: what each alone does not show.</summary>
internal static class MultivariateSheets
{
    private const string Sampled = "温度（YY 演示数据）\t压力\t流量\n" + "80.1 2.01 15.2|79.6 1.96 15.0|80.4 2.05 15.3|80.0 1.99 15.1|79.8 2.00 14.9|80.6 2.06 15.4|79.9 1.97 15.1|80.2 2.03 15.2|80.0 2.02 15.0|79.5 1.95 14.9|80.3 2.04 15.3|80.1 1.98 15.2|79.7 1.97 15.0|80.5 2.05 15.2|80.0 2.00 15.1|79.9 2.01 15.0|80.2 2.02 15.3|80.6 1.94 15.2|79.8 1.98 15.0|80.1 2.01 15.1|80.3 2.03 15.2|79.6 1.96 14.8|80.0 1.99 15.1|80.4 2.04 15.3|79.9 2.00 15.0";

    private static readonly Column Values = new("x", new("各特性（每列一个）", "Characteristics (a column each)")) { IsMany = true };
    private static readonly string Sample = Sampled.Replace(' ', '\t').Replace('|', '\n');
    private static readonly Setting Alpha = new("alpha", new("每点误报概率 α", "Chance of a false alarm at each point α"), SettingKind.Number, "0.0027") { Least = 0.0001, Most = 0.1 };
    private static readonly Setting Baseline = new("baseline", new("用前几行定界限（空：全部）", "Rows that set the limits (empty: all)"), SettingKind.Whole) { IsOptional = true, Least = 4 };

    public static Sheet Hotelling { get; } = new()
    {
        Slug = "t2",
        Tools = ["Hotelling T2, individuals", "Hotelling T2, subgroups"],
        Title = new("T² 图（多个特性）", "Hotelling's T² chart"),
        Question = new("几个相关的特性一起看，过程稳定吗？", "Several related characteristics together: is the process steady?"),
        Family = Family.Steady,
        Help = new("每列一个特性、每行一次测量，按时间先后；行数至少比列数多 2。选“子组”列时按子组均值作图，各组行数相同。", "A column for each characteristic and a row for each time; at least two rows more than columns. With a column of subgroups their means are charted; all of one size."),
        Columns = [Values, new("group", new("子组", "Subgroup"), ColumnKind.Labels) { IsOptional = true }],
        Settings = [Alpha, Baseline],
        Sample = Sample,
        Run = RunHotelling,
    };

    public static Sheet Mewma { get; } = new()
    {
        Slug = "mewma",
        Tools = ["MEWMA"],
        Title = new("多元 EWMA 图（MEWMA）", "MEWMA chart"),
        Question = new("几个特性同时有小的漂移，怎样早些发现？", "How is a small drift of several characteristics found early?"),
        Family = Family.Steady,
        Help = new("每列一个特性、每行一次测量，按时间先后；行数至少比列数多 2。", "A column for each characteristic and a row for each time; at least two rows more than columns."),
        Columns = [Values],
        Settings = [new("lambda", new("平滑系数 λ", "Smoothing λ"), SettingKind.Number, "0.1") { Least = 0.01, Most = 1 }, Alpha, Baseline],
        Sample = Sample,
        Run = RunMewma,
    };

    private static Finding RunHotelling(Given given, Tongue tongue)
    {
        if (given.Has("group"))
        {
            return RunGroups(given, tongue);
        }

        var start = Start.Of(given);
        var (m, p, alpha) = (start.Baseline, start.Rows[0].Length, given.Number("alpha"));
        var distances = MultivariateChart.Distances(start.Rows, start.Means, start.Covariance) ?? throw Singular();
        // The rows that gave the estimates follow the beta distribution, later ones the F distribution.
        var (first, later) = (MultivariateChart.PhaseOneLimit(m, p, alpha), start.Rows.Length > m ? MultivariateChart.PhaseTwoLimit(m, p, alpha) : 0);
        var limits = Enumerable.Range(0, start.Rows.Length).Select(i => new Limits(0, 0, i < m ? first : later)).ToArray();
        return Shown(given, "T²", distances, limits, start, [
            new(tongue["定界限阶段的上限（β 分布）", "Upper limit of phase I (beta)"], first, 3),
            .. later > 0 ? [new Figure(tongue["监控阶段的上限（F 分布）", "Upper limit of phase II (F)"], later, 3)] : Array.Empty<Figure>(),
        ], tongue);
    }

    private static Finding RunMewma(Given given, Tongue tongue)
    {
        var start = Start.Of(given);
        var (lambda, alpha) = (given.Number("lambda"), given.Number("alpha"));
        var distances = MultivariateChart.Mewma(start.Rows, start.Means, start.Covariance, lambda) ?? throw Singular();
        var limit = ChiSquare.Quantile(1 - alpha, start.Rows[0].Length);
        var limits = new Limits[distances.Length];
        Array.Fill(limits, new Limits(0, 0, limit));
        var finding = Shown(given, "MEWMA T²", distances, limits, start, [new(tongue["上限（χ² 分布）", "Upper limit (chi-square)"], limit, 3), new("λ", lambda, 3)], tongue);
        return finding with
        {
            Readings = [.. finding.Readings, new(Tone.Plain, tongue[$"上限取 χ² 的 1-α 分位数：每点误报概率 {alpha:G3}；相邻点相关，误报间隔不短于约 {1 / alpha:0} 点。", $"The limit is the 1-α point of chi-square: a false alarm with chance {alpha:G3} at each point; neighbours are related, so false alarms are some {1 / alpha:0} points apart or more."])],
        };
    }

    private static Finding RunGroups(Given given, Tongue tongue)
    {
        var rows = given.NumberedSubgroups("x");
        var columns = given.ChosenFor("x").Count;
        if (columns < 2)
        {
            throw SheetProblems.Unusable(
                "T² 图至少要两个特性。请在“选择列”中多选几列；只有一个特性时请用均值图。",
                "A T² chart needs at least two characteristics. Choose more columns under “Columns”; for one characteristic use a chart of means.");
        }

        if (rows.Any(row => row.Numbers.Length < columns))
        {
            throw SheetProblems.Unusable(
                "有的行缺少读数，子组无法比较。请补齐，或删除不完整的行。",
                "Some rows lack readings, so subgroups cannot be compared. Complete the rows, or delete them.");
        }

        var groups = rows.GroupBy(row => given.Label("group", row.Row), StringComparer.Ordinal).Select(group => (Name: group.Key, Rows: group.Select(row => row.Numbers).ToArray())).ToList();
        var (m, n, p, alpha) = (groups.Count, groups[0].Rows.Length, columns, given.Number("alpha"));
        if (groups.Find(group => group.Rows.Length != n) is { Rows: not null } other)
        {
            throw SheetProblems.Unusable(
                $"子组“{other.Name}”有 {other.Rows.Length} 行，子组“{groups[0].Name}”有 {n} 行，这里要求一样多。请补齐或删除不完整的子组。",
                $"Subgroup “{other.Name}” has {other.Rows.Length} rows and subgroup “{groups[0].Name}” {n}; all must have the same number here. Complete or delete the subgroup that differs.");
        }

        if (m < 2 || n < 2 || (m * (n - 1)) - p + 1 < 1)
        {
            throw SheetProblems.Unusable(
                $"有 {m} 个子组、每组 {n} 行，不足以估计 {p} 个特性的组内协方差。请增加子组或每组的行数；每次只测一行时不要选“子组”列。",
                $"{m} subgroups of {n} rows are too few to estimate the covariance of {p} characteristics within subgroups. Add subgroups or rows to each; where each measurement is a single row, do not choose a column for “Subgroup”.");
        }

        var means = groups.Select(group => MultivariateChart.Means(group.Rows)).ToArray();
        var within = groups.Select((group, i) => MultivariateChart.Covariance(group.Rows, means[i])).ToArray();
        var pooled = Enumerable.Range(0, p).Select(j => Enumerable.Range(0, p).Select(k => within.Average(one => one[j][k])).ToArray()).ToArray();
        var start = new Start(means, m, MultivariateChart.Means(means), pooled);
        var distances = MultivariateChart.Distances(means, start.Means, pooled, n) ?? throw Singular();
        var limit = MultivariateChart.SubgroupLimit(m, n, p, alpha, phaseTwo: false);
        var limits = new Limits[m];
        Array.Fill(limits, new Limits(0, 0, limit));
        return Shown(given, "T²", distances, limits, start, [
            new(tongue["定界限阶段的上限", "Upper limit of phase I"], limit, 3),
            new(tongue["监控阶段的上限", "Upper limit of phase II"], MultivariateChart.SubgroupLimit(m, n, p, alpha, phaseTwo: true), 3),
        ], tongue, n);
    }

    private static Finding Shown(Given given, string title, double[] distances, Limits[] limits, Start start, IReadOnlyList<Figure> figures, Tongue tongue, int factor = 1)
    {
        var flags = ControlRun.Beyond(ControlPicture.Maybe(distances), limits, tongue["超出上限", "above the limit"]);
        var names = given.Names("x");
        var missing = given.Has("group") ? 0 : given.NumberedSubgroups("x").Count - start.Rows.Length;
        var causes = flags.Keys.Order().Take(20).Select(place => (Place: place, Shares: Shares(start, place, title == "T²" ? factor : 0))).ToList();
        return new()
        {
            Verdict = ControlVerdict.Of(flags.Count, 0, distances.Length, tongue),
            Readings =
            [
                .. causes.Where(one => one.Shares.Length > 0).Take(5).Select(one => new Reading(Tone.Bad, tongue[$"第 {one.Place + 1} 点超出上限，主要来自“{names[Greatest(one.Shares)]}”。", $"Point {one.Place + 1} is above the limit, mostly by characteristic {Greatest(one.Shares) + 1}."])),
                .. missing > 0 ? [new Reading(Tone.Caution, tongue[$"有 {missing} 行缺少读数，没有参与计算。", $"{missing} rows with a missing reading were left out."])] : Array.Empty<Reading>(),
                .. start.Baseline < 10 * start.Means.Length ? [new Reading(Tone.Caution, tongue[$"界限只由 {start.Baseline} 点估计，而有 {start.Means.Length} 个特性，最好有 {10 * start.Means.Length} 点以上。", $"Limits from {start.Baseline} points for {start.Means.Length} characteristics; {10 * start.Means.Length} and more are better."])] : Array.Empty<Reading>(),
            ],
            Figures = [new(tongue["点数", "Points"], distances.Length, 0), new(tongue["特性数", "Characteristics"], start.Means.Length, 0), .. figures],
            Pictures = [Array.TrueForAll(limits, one => one == limits[0]) ? Flat(title, distances, limits[0], flags, tongue) : ControlPicture.Of(title, distances, limits, flags, 3, tongue)],
            Tables =
            [
                new(tongue["各特性", "Characteristics"], [tongue["特性", "Characteristic"], tongue["均值", "Mean"], tongue["标准差", "Standard deviation"]],
                    [.. names.Select((name, j) => (IReadOnlyList<Cell>)[name, start.Means[j], Math.Sqrt(start.Covariance[j][j])])], given.Digits),
                .. causes.Exists(one => one.Shares.Length > 0) ? [new ResultTable(tongue["失控点的来源（去掉该特性后 T² 减少多少）", "What makes the points signal (fall of T² without the characteristic)"], [tongue["序号", "No."], .. names],
                    [.. causes.Where(one => one.Shares.Length > 0).Select(one => (IReadOnlyList<Cell>)[$"{one.Place + 1}", .. one.Shares.Select(share => (Cell)share)])], 2)] : Array.Empty<ResultTable>(),
            ],
            Next = ControlVerdict.Next(flags.Count > 0, tongue),
        };
    }

    private static Chart Flat(string title, double[] distances, Limits limits, Dictionary<int, string> flags, Tongue tongue)
        => ControlPicture.Of(title, distances, limits, flags, 3, tongue) with { Marks = [new("UCL", limits.Upper, Tone.Bad)], Up = new(null, 0) };

    /// <summary>How much T² falls when a characteristic is left out; none for charts with memory, whose points are no rows.</summary>
    private static double[] Shares(Start start, int place, int factor)
    {
        var p = start.Means.Length;
        if (factor == 0)
        {
            return [];
        }

        double[][] row = [start.Rows[place]];
        var whole = MultivariateChart.Distances(row, start.Means, start.Covariance, factor)![0];
        return
        [
            .. Enumerable.Range(0, p).Select(left =>
            {
                double[] Without(double[] all) => [.. all.Where((_, j) => j != left)];
                return whole - MultivariateChart.Distances([Without(row[0])], Without(start.Means), [.. start.Covariance.Where((_, j) => j != left).Select(Without)], factor)![0];
            }),
        ];
    }

    private static int Greatest(double[] shares) => Array.IndexOf(shares, shares.Max());

    private static ToolboxException Singular() => SheetProblems.Unusable(
        "协方差矩阵不可逆：有一列不变，或者某列可由其他列算出。请在“选择列”中去掉这样的列。",
        "The covariance matrix cannot be inverted: a column is constant or follows from others. Leave it out under “Columns”.");

    private sealed record Start(double[][] Rows, int Baseline, double[] Means, double[][] Covariance)
    {
        public static Start Of(Given given)
        {
            var rows = given.WholeRows("x");
            var p = given.ChosenFor("x").Count;
            if (p < 2)
            {
                throw SheetProblems.Unusable(
                    "至少要两个特性。请在“选择列”中多选几列；只有一个特性时请用单值图。",
                    "At least two characteristics are needed. Choose more columns under “Columns”; for one characteristic use a chart of individuals.");
            }

            var baseline = given.NumberOrNone("baseline") is { } first ? Math.Min(rows.Length, (int)first) : rows.Length;
            if (baseline < p + 2)
            {
                throw SheetProblems.Unusable(
                    $"有 {p} 个特性，而用来定界限的完整行只有 {baseline} 行，至少需要 {p + 2} 行。请补充数据、增大“用前几行定界限”或减少列。",
                    $"There are {p} characteristics, but only {baseline} complete rows set the limits; at least {p + 2} are needed. Add data, make “Rows that set the limits” larger, or use fewer columns.");
            }

            var means = MultivariateChart.Means(rows[..baseline]);
            return new(rows, baseline, means, MultivariateChart.Covariance(rows[..baseline], means));
        }
    }
}
