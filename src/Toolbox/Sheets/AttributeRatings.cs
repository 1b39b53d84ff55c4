using Zhiheng.Toolbox.Measurement;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>How one appraiser did. Counts are parts, except misses and false alarms, which are single ratings.</summary>
/// <param name="Repeated">Parts rated the same every time; null with one trial.</param>
/// <param name="Effective">Parts rated as the standard every time; 0 without a standard.</param>
/// <param name="Missed">Bad parts passed, and their share; null where there is no bad part or no standard.</param>
internal sealed record Appraisal(int? Repeated, int Effective, (int Count, double Share)? Missed, (int Count, double Share)? Alarms, double? Kappa);

/// <summary>Ratings sorted into part × appraiser × trial, with the standard of each part where it is known.</summary>
internal sealed class AttributeRatings
{
    private readonly string[,][] cells;

    private AttributeRatings(string[] parts, string[] persons, string[] categories, string[,][] cells, string[]? standard)
        => (Parts, Persons, Categories, this.cells, Standard) = (parts, persons, categories, cells, standard);

    public string[] Parts { get; }

    public string[] Persons { get; }

    public string[] Categories { get; }

    /// <summary>One for each part.</summary>
    public string[]? Standard { get; }

    public int Trials => cells[0, 0].Length;

    /// <summary>Parts on which all appraisers always said the same.</summary>
    public int AllAgree => Enumerable.Range(0, Parts.Length).Count(part => Of(part).Distinct().Count() == 1);

    public int AllRight => Enumerable.Range(0, Parts.Length).Count(part => Of(part).All(rating => rating == Standard![part]));

    public static AttributeRatings From(string[] part, string[] person, string[] rating, string[]? standard)
    {
        string[] parts = [.. part.Distinct()], persons = [.. person.Distinct()];
        if (parts.Length < 2)
        {
            throw SheetProblems.Unusable(
                "“样件”只有一个，看不出一致性。请至少提供两个样件（建议 50 个）。",
                "There is only one “Part”, which shows no agreement. Give at least two (50 are recommended).");
        }

        if ((long)parts.Length * persons.Length > part.Length)
        {
            throw SheetProblems.Unusable(
                $"{parts.Length} 个“样件”、{persons.Length} 位“评价者”应当至少有 {(long)parts.Length * persons.Length} 次判定，而只有 {part.Length} 次。每人都要判定每个样件，请补齐，或检查是否选错了列。",
                $"{parts.Length} in “Part” and {persons.Length} in “Appraiser” need at least {(long)parts.Length * persons.Length} ratings, but there are only {part.Length}. Everybody must rate every part: complete them, or check whether the right columns are chosen.");
        }

        var (partAt, personAt) = (Index(parts), Index(persons));
        var lists = new List<string>[parts.Length, persons.Length];
        var known = standard is null ? null : new string[parts.Length];
        for (var i = 0; i < part.Length; i++)
        {
            var (p, o) = (partAt[part[i]], personAt[person[i]]);
            (lists[p, o] ??= []).Add(rating[i]);
            if (known is not null)
            {
                known[p] = known[p] is { } before && before != standard![i]
                    ? throw SheetProblems.Unusable(
                        $"样件“{parts[p]}”的“标准”有时是“{before}”，有时是“{standard[i]}”。同一样件的标准应当相同，请更正。",
                        $"“Standard” of part “{parts[p]}” is sometimes “{before}” and sometimes “{standard[i]}”. It must be the same for one part; correct it.")
                    : standard![i];
            }
        }

        var sorted = new string[parts.Length, persons.Length][];
        var trials = lists[0, 0]?.Count ?? 0;
        for (var p = 0; p < parts.Length; p++)
        {
            for (var o = 0; o < persons.Length; o++)
            {
                sorted[p, o] = lists[p, o] is { } list && list.Count == trials ? [.. list]
                    : throw SheetProblems.Unusable(
                        $"样件“{parts[p]}”由评价者“{persons[o]}”判定了 {lists[p, o]?.Count ?? 0} 次，其他组合是 {trials} 次。每人对每个样件的次数应当相同，请补齐。",
                        $"Part “{parts[p]}” was rated {lists[p, o]?.Count ?? 0} times by appraiser “{persons[o]}” and {trials} times in other combinations. The number must be the same for everybody and every part; complete them.");
            }
        }

        return new(parts, persons, [.. rating.Concat(standard ?? []).Distinct().Order(StringComparer.Ordinal)], sorted, known);
    }

    /// <summary>For each part how often each category was chosen by all together.</summary>
    public double[][] Counts()
        => [.. Enumerable.Range(0, Parts.Length).Select(part => Categories.Select(category => (double)Of(part).Count(rating => rating == category)).ToArray())];

    public Appraisal Appraise(int person, string[] reject)
    {
        var all = Enumerable.Range(0, Parts.Length).ToList();
        int? repeated = Trials == 1 ? null : all.Count(part => cells[part, person].Distinct().Count() == 1);
        if (Standard is not { } standard)
        {
            return new(repeated, 0, null, null, null);
        }

        bool IsBad(string rating) => reject.Contains(rating, StringComparer.OrdinalIgnoreCase);
        (int, double)? Wrong(bool bad)
        {
            var of = all.Where(part => IsBad(standard[part]) == bad).ToList();
            var count = of.Sum(part => cells[part, person].Count(rating => IsBad(rating) != bad));
            return of.Count == 0 || of.Count == all.Count ? null : (count, (double)count / (of.Count * Trials));
        }

        var pairs = all.SelectMany(part => cells[part, person].Select(rating => (rating, standard[part])));
        return new(repeated, all.Count(part => Array.TrueForAll(cells[part, person], rating => rating == standard[part])), Wrong(bad: true), Wrong(bad: false), Kappa(pairs)?.Kappa);
    }

    /// <summary>Trial by trial; null where one of the two used one category only.</summary>
    public CohenKappa? Between(int first, int second)
        => Kappa(Enumerable.Range(0, Parts.Length).SelectMany(part => cells[part, first].Zip(cells[part, second])));

    private IEnumerable<string> Of(int part) => Enumerable.Range(0, Persons.Length).SelectMany(person => cells[part, person]);

    private CohenKappa? Kappa(IEnumerable<(string First, string Second)> pairs)
    {
        var all = pairs.ToList();
        if (all.DistinctBy(pair => pair.First).Count() < 2 || all.DistinctBy(pair => pair.Second).Count() < 2)
        {
            return null;
        }

        var at = Index(Categories);
        double[][] counts = [.. Categories.Select(_ => new double[Categories.Length])];
        foreach (var (first, second) in all)
        {
            counts[at[first]][at[second]]++;
        }

        return CohenKappa.Of(counts);
    }

    private static Dictionary<string, int> Index(string[] names) => names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
}
