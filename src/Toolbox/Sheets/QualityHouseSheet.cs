using System.Globalization;
using System.Text.RegularExpressions;
using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>What customers ask for, turned into the characteristics that matter most.</summary>
internal static partial class QualityHouseSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "quality-house",
        Tools = [Catalogue.PlanningTools.House],
        Title = new("质量屋（QFD）", "House of quality (QFD)"),
        Question = new("顾客的要求落到哪几个技术特性上最要紧？", "Which characteristics serve what customers ask for most?"),
        Family = Family.Causes,
        Help = new("一行一个顾客要求：名称、重要度（如 1 至 5），然后每列一个技术特性，填 9（强）、3（中）、1（弱），无关留空。可另有“水平提高率”“卖点”两列。", "One row for each requirement of customers: its name, its importance (as 1 to 5), then a column for each characteristic with 9 (strong), 3, 1 (weak) or empty. Columns “Improvement” and “Sales point” may be added."),
        Columns =
        [
            new("name", new("顾客要求", "Requirement"), ColumnKind.Labels), new("importance", new("重要度", "Importance")), new("relations", new("技术特性（各一列）", "Characteristics (a column each)")) { IsMany = true },
            new("improvement", new("水平提高率", "Improvement")) { IsOptional = true, Hint = new("目标水平/现有水平", "aim over present level") }, new("sales", new("卖点", "Sales point")) { IsOptional = true, Hint = new("1.5、1.2 或 1", "1.5, 1.2 or 1") },
        ],
        Settings = [new("roof", new("屋顶：特性之间的影响（如 1+2 1-3 2--4）", "Roof: characteristics on each other (as 1+2 1-3 2--4)"), SettingKind.List) { IsOptional = true, Hint = new("按序号；+ 相互促进，- 相互矛盾，++、-- 表示强", "by number; + helps, - hinders, ++ and -- strongly") }],
        Sample = "顾客要求（YY 演示数据）\t重要度\t电机功率\t叶片形状\t外壳厚度\t减振垫\t重量\n风力大\t5\t9\t9\t\t\t1\n声音小\t4\t3\t9\t3\t9\t\n容易搬\t2\t1\t\t3\t\t9\n结实耐用\t4\t1\t1\t9\t3\t3\n好清洗\t3\t\t3\t1\t\t",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        if (given.LeftOut > 0)
        {
            throw SheetProblems.Unusable(
                $"有 {given.LeftOut} 行没有填重要度（或水平提高率、卖点），权重就算错了。请补齐，或删去这些行。",
                $"{given.LeftOut} rows lack the importance (or improvement or sales point), which makes the weights wrong. Complete them, or delete the rows.");
        }

        var (names, characteristics) = (given.Labels("name"), given.Names("relations"));
        var importance = given.Numbers("importance");
        foreach (var factor in new[] { "improvement", "sales" }.Where(given.Has))
        {
            importance = [.. importance.Zip(given.Numbers(factor), (a, b) => a * b)];
        }

        var relations = Array.ConvertAll(given.LabelledRows("relations"), row => Array.ConvertAll(row, one => double.IsNaN(one) ? 0 : one));
        var house = QualityHouse.Of(importance, relations, Roof(given.Words("roof"), characteristics.Count));
        int[] order = [.. Enumerable.Range(0, characteristics.Count).OrderByDescending(j => house.Shares[j])];
        var vital = 1 + Array.FindIndex([.. order.Select((_, at) => order.Take(at + 1).Sum(j => house.Shares[j]))], sum => sum >= 0.6);
        return new()
        {
            Verdict = new(Tone.Good, tongue[$"最要紧的技术特性：{Wording.List(order.Take(vital).Select(j => $"{characteristics[j]}（{100 * house.Shares[j]:0.0} %）"), tongue, 5)}。", $"Most important are characteristics {string.Join(", ", order.Take(Math.Min(vital, 5)).Select(j => $"{j + 1} ({100 * house.Shares[j]:0.0} %)"))}."]),
            Readings =
            [
                .. house.Conflicts.Take(5).Select(one => new Reading(one.Strength < -1 ? Tone.Bad : Tone.Caution, tongue[$"“{characteristics[one.First]}”与“{characteristics[one.Second]}”{(one.Strength < -1 ? "强烈" : "")}相互矛盾，两者合占 {100 * one.Share:0.0} %：要权衡，或找到都不牺牲的办法。", $"Characteristics {one.First + 1} and {one.Second + 1} hinder each other{(one.Strength < -1 ? " strongly" : "")} and weigh {100 * one.Share:0.0} % together: balance them, or find a way that spares both."])),
                .. house.Unserved.Take(5).Select(i => new Reading(Tone.Bad, tongue[$"顾客要求“{names[i]}”没有任何技术特性对应：请补充特性，否则做出来也满足不了。", $"No characteristic serves requirement {i + 1}: add one, or it will not be met."])),
                .. house.Idle.Take(5).Select(j => new Reading(Tone.Caution, tongue[$"技术特性“{characteristics[j]}”不对应任何顾客要求：是否多余，或漏了要求？", $"Characteristic {j + 1} serves no requirement: is it needless, or is a requirement missing?"])),
                .. relations.Sum(row => row.Count(one => one > 0)) > 0.5 * relations.Length * characteristics.Count ? [new Reading(Tone.Caution, tongue["一半以上的格子都填了关系，分不出主次：只保留有依据的。", "More than half of the cells hold a relation: keep those with a reason, or nothing stands out."])] : Array.Empty<Reading>(),
                new(Tone.Plain, tongue["得分只排先后；均分权重使每个要求不因对应的特性多而重复计算，两者次序不同时要讨论。", "Scores only rank. Even shares keep a requirement from counting more for being served by many; discuss where the two rank differently."]),
            ],
            Figures = [new(tongue["顾客要求", "Requirements"], names.Length, 0), new(tongue["技术特性", "Characteristics"], characteristics.Count, 0), new(tongue["相互矛盾的特性对", "Pairs that hinder each other"], house.Conflicts.Count, 0)],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Heat,
                    Title = tongue["关系矩阵", "Relations"],
                    Reading = tongue["9 强、3 中、1 弱", "9 strong, 3, 1 weak"],
                    Labels = characteristics,
                    Rows = names,
                    Cells = [.. from i in Enumerable.Range(0, names.Length) from j in Enumerable.Range(0, characteristics.Count) where relations[i][j] > 0 select new ChartCell(i, j, relations[i][j].ToString(CultureInfo.InvariantCulture), Value: relations[i][j])],
                    Size = names.Length > 12 ? ChartSize.Tall : ChartSize.Normal,
                },
                new()
                {
                    Kind = ChartKind.Bar,
                    Title = tongue["技术特性的权重", "Weights of the characteristics"],
                    Reading = tongue[$"最高的是“{characteristics[order[0]]}”", $"Characteristic {order[0] + 1} is highest"],
                    Unit = "%",
                    Labels = [.. order.Select(j => characteristics[j])],
                    Series = [new(tongue["权重", "Share"], Wording.Maybe(order.Select(j => 100 * house.Shares[j]))), new(tongue["均分权重", "Even share"], Wording.Maybe(order.Select(j => 100 * house.EvenShares[j])))],
                    IsSideways = order.Length > 8,
                    Digits = 1,
                },
            ],
            Tables =
            [
                new(tongue["技术特性", "Characteristics"], [tongue["序号", "No."], tongue["技术特性", "Characteristic"], tongue["得分", "Score"], tongue["权重 %", "Share, %"], tongue["均分权重 %", "Even share, %"], tongue["名次", "Rank"]],
                    [.. characteristics.Select((name, j) => (IReadOnlyList<Cell>)[j + 1.0, name, house.Scores[j], 100 * house.Shares[j], 100 * house.EvenShares[j], Array.IndexOf(order, j) + 1.0])], 2),
                new(tongue["顾客要求的权重", "Weights of the requirements"], [tongue["顾客要求", "Requirement"], tongue["重要度（含提高率、卖点）", "Importance (with improvement, sales point)"], tongue["权重 %", "Weight, %"]],
                    [.. names.Select((name, i) => (IReadOnlyList<Cell>)[name, importance[i], 100 * house.Weights[i]])], 2),
            ],
            Next = [tongue["给最要紧的特性定目标值，再展开到零件、工艺、控制计划。", "Set target values for the most important characteristics and go on to parts, processes and the control plan."]],
        };
    }

    private static int[][]? Roof(string[] words, int count)
    {
        if (words.Length == 0)
        {
            return null;
        }

        var roof = Enumerable.Range(0, count).Select(_ => new int[count]).ToArray();
        foreach (var word in words)
        {
            var parts = Pair().Match(word);
            var (a, b) = parts.Success ? (int.Parse(parts.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(parts.Groups[3].Value, CultureInfo.InvariantCulture)) : (0, 0);
            if (a < 1 || b < 1 || a == b || Math.Max(a, b) > count)
            {
                throw SheetProblems.Unusable(
                    $"“屋顶”中的“{(word.Length <= 20 ? word : word[..20])}”读不懂：请写两个不同的序号（1 至 {count}），中间用 +、++、- 或 --，如 1+2、1--3。",
                    $"“{(word.Length <= 20 ? word : word[..20])}” in “Roof” cannot be read: write two different numbers (1 to {count}) with +, ++, - or -- between them, such as 1+2 or 1--3.");
            }

            var sign = parts.Groups[2].Value;
            roof[a - 1][b - 1] = roof[b - 1][a - 1] = sign[0] == '+' ? sign.Length : -sign.Length;
        }

        return roof;
    }

    [GeneratedRegex(@"^([0-9]{1,4})(\+{1,2}|-{1,2})([0-9]{1,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();
}
