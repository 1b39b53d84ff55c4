using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Measurement;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Persons who say good or bad: do they agree with themselves, with each other and with the standard?</summary>
internal static class AttributeAgreementSheet
{
    private const double GoodKappa = 0.75;
    private const double PoorKappa = 0.4;
    private const int MostPersons = 20;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "attribute-agreement",
        Tools = ["Fleiss kappa / attribute agreement", "Cohen kappa (two raters)"],
        Title = new("计数型测量系统（一致性）", "Attribute agreement"),
        Question = new("目视检验的人判得一致、判得对吗？", "Do the inspectors agree, and are they right?"),
        Family = Family.Gauge,
        Help = new("三列或四列：样件、评价者、判定，有标准答案时加第四列。一行一次判定；每人对每个样件判定的次数相同。建议 50 个样件、3 人、各 3 次。",
            "Three or four columns: part, appraiser, rating, and the standard where known. One rating a row, everybody rates every part equally often; 50 parts, 3 persons, 3 times are usual."),
        Columns =
        [
            new("part", new("样件", "Part"), ColumnKind.Labels), new("operator", new("评价者", "Appraiser"), ColumnKind.Labels), new("rating", new("判定", "Rating"), ColumnKind.Labels),
            new("standard", new("标准", "Standard"), ColumnKind.Labels) { IsOptional = true, IsExpected = true },
        ],
        Settings = [new("reject", new("哪些判定表示不合格", "Ratings that mean rejected"), SettingKind.List, "不合格 NG 拒收 坏 0 N R FAIL BAD") { Hint = new("用空格分开；有标准时据此算漏判率和误判率", "with spaces between; for misses and false alarms") }],
        Sample = Sample(),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var ratings = AttributeRatings.From(given.Labels("part"), given.Labels("operator"), given.Labels("rating"), given.Has("standard") ? given.Labels("standard") : null);
        if (ratings.Persons.Length > MostPersons)
        {
            throw SheetProblems.Unusable(
                $"“评价者”有 {ratings.Persons.Length} 人，最多 {MostPersons} 人。请检查是否选错了列。",
                $"“Appraiser” names {ratings.Persons.Length} persons; at most {MostPersons} are taken. Check whether the right column is chosen.");
        }

        if (ratings.Persons.Length < 2 && ratings.Standard is null)
        {
            throw SheetProblems.Unusable(
                "只有一位“评价者”，又没有“标准”，没有可以比较的。请至少两人判定，或加上标准一列。",
                "There is only one “Appraiser” and no “Standard”, so nothing can be compared. Let at least two rate, or add a column with the standard.");
        }

        var reject = given.Words("reject");
        var people = ratings.Persons.Select((_, i) => ratings.Appraise(i, reject)).ToList();
        double? fleiss = ratings.Persons.Length < 2 || ratings.Categories.Length < 2 ? null : FleissKappa.Of(ratings.Counts()).Kappa;
        return new()
        {
            Verdict = Verdict(ratings, people, fleiss, tongue),
            Readings = [.. Readings(ratings, people, fleiss, tongue), .. Wording.LeftOut(given, tongue)],
            Figures =
            [
                .. fleiss is { } kappa ? new[] { new Figure(tongue["评价者之间 Fleiss κ", "Fleiss κ between appraisers"], kappa, 4) } : [],
                .. Share(tongue["全体一致率", "All agree"], ratings.AllAgree, ratings.Parts.Length, tongue),
                .. ratings.Standard is null ? [] : Share(tongue["全体与标准一致率", "All agree with the standard"], ratings.AllRight, ratings.Parts.Length, tongue),
                new(tongue["样件", "Parts"], ratings.Parts.Length, 0), new(tongue["评价者", "Appraisers"], ratings.Persons.Length, 0), new(tongue["每人每件次数", "Trials"], ratings.Trials, 0),
            ],
            Pictures = Pictures(ratings, people, tongue),
            Tables = [People(ratings, people, tongue), .. Pairs(ratings, tongue)],
            Next = [tongue["不一致的样件拿出来一起判一次，写成有照片的限度样本。", "Judge the disputed parts together and turn them into limit samples with photographs."], tongue["漏判多的人先培训，再重做。", "Train those who miss most, then repeat."]],
        };
    }

    private static Reading Verdict(AttributeRatings ratings, List<Appraisal> people, double? fleiss, Tongue tongue)
    {
        if (ratings.Standard is not null && people.TrueForAll(one => one.Missed is not null && one.Alarms is not null))
        {
            var worst = people.Min(one => one.Effective / (double)ratings.Parts.Length);
            var (miss, alarm) = (people.Max(one => one.Missed!.Value.Share), people.Max(one => one.Alarms!.Value.Share));
            var says = tongue[$"最差的有效性 {Wording.Percent(worst)}，漏判率 {Wording.Percent(miss)}，误判率 {Wording.Percent(alarm)}", $"worst effectiveness {Wording.Percent(worst)}, misses {Wording.Percent(miss)}, false alarms {Wording.Percent(alarm)}"];
            return worst >= 0.9 && miss <= 0.02 && alarm <= 0.05 ? new(Tone.Good, tongue[$"判定可以信任：{says}。", $"The judgement can be trusted: {says}."])
                : worst >= 0.8 && miss <= 0.05 && alarm <= 0.1 ? new(Tone.Caution, tongue[$"判定勉强可用，需要改进：{says}。", $"The judgement may do but needs work: {says}."])
                : new(Tone.Bad, tongue[$"判定不可信任：{says}。", $"The judgement cannot be trusted: {says}."]);
        }

        return (fleiss ?? people[0].Kappa) is { } kappa
            ? new(kappa >= GoodKappa ? Tone.Good : kappa >= PoorKappa ? Tone.Caution : Tone.Bad, tongue[$"{(fleiss is null ? "与标准" : "评价者之间")}的一致性{(kappa >= GoodKappa ? "好" : kappa >= PoorKappa ? "一般" : "差")}：κ = {kappa:0.000}。", $"Agreement {(fleiss is null ? "with the standard" : "between appraisers")} is {(kappa >= GoodKappa ? "good" : kappa >= PoorKappa ? "fair" : "poor")}: κ = {kappa:0.000}."])
            : new(Tone.Unknown, tongue["所有判定都在同一类别，看不出一致性：请加入不同类别的样件。", "All ratings are of one category: add parts of another."]);
    }

    private static IEnumerable<Reading> Readings(AttributeRatings ratings, List<Appraisal> people, double? fleiss, Tongue tongue)
    {
        foreach (var (one, i) in people.Select((one, i) => (one, i)))
        {
            if (one.Repeated is { } same)
            {
                yield return new(same == ratings.Parts.Length ? Tone.Good : Tone.Plain, tongue[$"{ratings.Persons[i]}：{ratings.Parts.Length} 个样件中 {same} 个前后判定一致。", $"{ratings.Persons[i]}: consistent on {same} of {ratings.Parts.Length} parts."]);
            }

            if (one.Missed is { Count: > 0 } missed)
            {
                yield return new(Tone.Bad, tongue[$"{ratings.Persons[i]} 把不合格判成合格 {missed.Count} 次（漏判率 {Wording.Percent(missed.Share)}）。", $"{ratings.Persons[i]} passed {missed.Count} bad ones ({Wording.Percent(missed.Share)})."]);
            }
        }

        if (ratings.Standard is not null && people.Exists(one => one.Missed is null || one.Alarms is null))
        {
            yield return new(Tone.Caution, tongue["标准中没有既有合格又有不合格的样件，或没有认出哪些判定表示不合格，漏判率和误判率没有计算。", "The standard does not hold both good and bad parts, or the words for rejected were not recognised: no misses and false alarms."]);
        }

        if (fleiss is { } kappa)
        {
            yield return new(Tone.Plain, tongue[$"κ 不小于 0.75 为好，小于 0.40 为差；评价者之间 κ = {kappa:0.000}。", $"κ from 0.75 is good, below 0.40 poor; between appraisers κ = {kappa:0.000}."]);
        }

        if (ratings.Parts.Length < 30)
        {
            yield return new(Tone.Caution, tongue[$"只有 {ratings.Parts.Length} 个样件，区间很宽；建议 50 个，其中约三分之一在合格界限附近。", $"Only {ratings.Parts.Length} parts: wide intervals; 50 are usual, a third of them near the limit."]);
        }
    }

    private static IEnumerable<Figure> Share(string name, int count, int of, Tongue tongue)
    {
        var (low, high) = ProportionInterval.ClopperPearson(count, of);
        yield return new(name, 100.0 * count / of, 2, Note: tongue[$"% ，95 % 区间 {100 * low:0.0} 至 {100 * high:0.0}（Clopper-Pearson）", $"%, 95 % interval {100 * low:0.0} to {100 * high:0.0} (Clopper-Pearson)"]);
    }

    private static IReadOnlyList<Chart> Pictures(AttributeRatings ratings, List<Appraisal> people, Tongue tongue)
    {
        if (ratings.Standard is null && ratings.Trials == 1)
        {
            return [];
        }

        var n = (double)ratings.Parts.Length;
        var values = people.ConvertAll(one => ratings.Standard is null ? one.Repeated!.Value : one.Effective);
        var intervals = values.ConvertAll(value => ProportionInterval.ClopperPearson(value, n));
        var title = ratings.Standard is null ? tongue["各人前后一致率", "Consistency by appraiser"] : tongue["各人有效性（每次都与标准一致）", "Effectiveness by appraiser (right every time)"];
        return
        [
            new()
            {
                Kind = ChartKind.Bar,
                Title = title,
                Reading = tongue[$"最低 {100 * values.Min() / n:0.0} %", $"lowest {100 * values.Min() / n:0.0} %"],
                Unit = "%",
                Up = new(null, 0, 100),
                Labels = ratings.Persons,
                Series = [new(title, Wording.Maybe(values.Select(value => 100 * value / n))) { Low = Wording.Maybe(intervals.Select(one => 100 * one.Low)), High = Wording.Maybe(intervals.Select(one => 100 * one.High)) }],
                Marks = [new("90 %", 90, Tone.Good), new("80 %", 80, Tone.Caution)],
                Digits = 1,
            },
        ];
    }

    private static ResultTable People(AttributeRatings ratings, List<Appraisal> people, Tongue tongue) => new(
        tongue["各评价者", "Appraisers"],
        [tongue["评价者", "Appraiser"], tongue["前后一致 %", "Consistent %"], tongue["有效性 %", "Effectiveness %"], tongue["95 % 下限", "Lower 95 %"], tongue["95 % 上限", "Upper 95 %"], tongue["漏判率 %", "Misses %"], tongue["误判率 %", "False alarms %"], tongue["与标准 κ", "κ to standard"]],
        [.. people.Select((one, i) =>
        {
            var n = (double)ratings.Parts.Length;
            var (low, high) = ProportionInterval.ClopperPearson(one.Effective, n);
            var hasStandard = ratings.Standard is not null;
            return (IReadOnlyList<Cell>)
            [
                ratings.Persons[i], 100 * one.Repeated / n, hasStandard ? 100 * one.Effective / n : (double?)null, hasStandard ? 100 * low : (double?)null, hasStandard ? 100 * high : (double?)null,
                100 * one.Missed?.Share, 100 * one.Alarms?.Share, one.Kappa,
            ];
        })], 3)
    {
        Note = tongue["区间为 Clopper-Pearson；κ 按每一次判定计算", "Intervals by Clopper-Pearson; κ counts every single rating"],
    };

    private static IEnumerable<ResultTable> Pairs(AttributeRatings ratings, Tongue tongue)
    {
        var n = ratings.Persons.Length;
        var rows = (from i in Enumerable.Range(0, n) from j in Enumerable.Range(i + 1, n - i - 1) let kappa = ratings.Between(i, j) select (IReadOnlyList<Cell>)[$"{ratings.Persons[i]} × {ratings.Persons[j]}", kappa?.Kappa, kappa?.Interval.Low, kappa?.Interval.High]).ToList();
        if (rows.Count > 0)
        {
            yield return new(tongue["两两一致性（Cohen κ）", "Pairs (Cohen's κ)"], [tongue["两人", "Pair"], "κ", tongue["95 % 下限", "Lower 95 %"], tongue["95 % 上限", "Upper 95 %"]], rows, 3);
        }
    }

    /// <summary>Thirty parts, three persons, twice; a few wrong answers at fixed places.</summary>
    private static string Sample()
    {
        string[] wrong = ["A:7:2", "B:7:1", "B:19:1", "B:19:2", "C:12:1", "C:26:2", "C:7:1"];
        var rows = new List<string> { "样件（YY 演示数据）\t评价者\t判定\t标准" };
        foreach (var person in "ABC")
        {
            for (var (trial, part) = (1, 1); trial <= 2; (trial, part) = part == 30 ? (trial + 1, 1) : (trial, part + 1))
            {
                var isBad = part % 3 == 1;
                var says = wrong.Contains($"{person}:{part}:{trial}") ? !isBad : isBad;
                rows.Add($"{part}\t{person}\t{(says ? "不合格" : "合格")}\t{(isBad ? "不合格" : "合格")}");
            }
        }

        return string.Join('\n', rows);
    }
}
