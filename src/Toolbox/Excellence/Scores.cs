namespace Zhiheng.Toolbox.Excellence;

/// <summary>On what the percent of an item rests.</summary>
public enum Ground
{
    /// <summary>There is none yet.</summary>
    None,

    /// <summary>The one assessor's.</summary>
    Single,

    /// <summary>Agreed on by the assessors.</summary>
    Agreed,

    /// <summary>The mean of assessors who are close to each other, to the nearest step.</summary>
    Mean,
}

/// <summary>What should be looked at again. None of these refuses anything.</summary>
public enum Doubt
{
    /// <summary>More than 25 % and no evidence is named.</summary>
    NoEvidence,

    /// <summary>The assessors lie more than 15 apart.</summary>
    Apart,

    /// <summary>Some of the assessors have not rated it.</summary>
    Incomplete,

    /// <summary>An assessor's percent is above the level of the weakest dimension.</summary>
    AboveWeakest,
}

/// <param name="Percent">What counts; null: not rated.</param>
/// <param name="Percents">One for each assessor.</param>
/// <param name="Spread">Highest less lowest of the assessors; null with fewer than two ratings.</param>
public sealed record ItemScore(Item Item, int? Percent, Ground Ground, IReadOnlyList<int?> Percents, int? Spread, IReadOnlyList<int?> Suggested, IReadOnlyList<Doubt> Doubts)
{
    /// <summary>Points times percent by 100, exact; null: not rated.</summary>
    public decimal? Score { get; } = Percent is { } percent ? Item.Points * percent / 100m : null;

    /// <summary>Points that were not reached.</summary>
    public decimal? Lost { get; } = Percent is { } percent ? Item.Points * (100 - percent) / 100m : null;
}

/// <param name="Assessors">Percent of the points of what each assessor rated in this category; null: nothing.</param>
public sealed record CategoryScore(Category Category, IReadOnlyList<ItemScore> Items, IReadOnlyList<decimal?> Assessors)
{
    public int Rated { get; } = Items.Count(item => item.Percent is not null);

    /// <summary>Null until every item is rated.</summary>
    public decimal? Score { get; } = Scoring.Whole(Items);

    /// <summary>Percent of the points of the items rated so far; null: none is.</summary>
    public decimal? Share { get; } = Scoring.ShareOf(Items.Select(item => (item.Item.Points, item.Percent)));
}

public sealed record AssessmentScore(Assessment Assessment, IReadOnlyList<CategoryScore> Categories)
{
    public IReadOnlyList<ItemScore> Items { get; } = [.. Categories.SelectMany(category => category.Items)];

    public int Rated { get; } = Categories.Sum(category => category.Rated);

    /// <summary>Null until every item is rated: a part of the points is not a total.</summary>
    public decimal? Total { get; } = Scoring.Whole([.. Categories.SelectMany(category => category.Items)]);

    /// <summary>The level of the total in percent of all points.</summary>
    public Level? Level => Total is { } total ? Levels.At(100 * total / Assessment.Edition.Points) : null;

    public IReadOnlyList<ItemScore> ToDiscuss => [.. Items.Where(item => item.Doubts.Contains(Doubt.Apart))];

    public IReadOnlyList<ItemScore> WithoutEvidence => [.. Items.Where(item => item.Doubts.Contains(Doubt.NoEvidence))];

    /// <summary>Rated items, most lost points first; among equals in the order of the standard.</summary>
    public IReadOnlyList<ItemScore> ByLoss => [.. Items.Where(item => item.Percent is not null).OrderByDescending(item => item.Lost)];
}

/// <summary>From ratings to points. Score of an item = points × percent / 100 (GB/T 19580-2012, as structures of public score sheets show it).</summary>
public static class Scoring
{
    /// <summary>Assessors further apart than this talk first.</summary>
    public const int MostSpread = 15;

    /// <summary>Above this a rating should name its evidence.</summary>
    public const int FreeOfEvidence = 25;

    public static AssessmentScore Of(Assessment assessment) => new(assessment, [.. assessment.Edition.Categories.Select(category => Of(assessment, category))]);

    /// <summary>
    /// One assessor: that percent. Two or more: what they agreed on; without it the mean to the nearest step of 5 (half way goes down), but
    /// only if all have rated and lie at most <see cref="MostSpread"/> apart. Otherwise the item has no percent yet.
    /// </summary>
    public static ItemScore Of(Item item, ItemRecord record)
    {
        IReadOnlyList<int?> percents = [.. record.Ratings.Select(rating => rating.Percent)];
        int[] given = [.. percents.OfType<int>()];
        int? spread = given.Length > 1 ? given.Max() - given.Min() : null;
        var (percent, ground) = Counts(record, percents, given, spread);
        IReadOnlyList<int?> suggested = [.. record.Ratings.Select(rating => Levels.Suggest(rating.Levels))];
        var doubts = new List<Doubt>();
        Add(Doubt.NoEvidence, percent > FreeOfEvidence && !record.Evidence.Any(evidence => evidence.IsNamed));
        Add(Doubt.Apart, spread > MostSpread);
        Add(Doubt.Incomplete, given.Length > 0 && given.Length < percents.Count);
        Add(Doubt.AboveWeakest, record.Ratings.Any(rating => rating.Percent is { } one && Levels.Suggest(rating.Levels) is { } advice && one > Levels.At(advice).To));
        return new ItemScore(item, percent, ground, percents, spread, suggested, doubts);

        void Add(Doubt doubt, bool holds)
        {
            if (holds)
            {
                doubts.Add(doubt);
            }
        }
    }

    internal static decimal? Whole(IReadOnlyList<ItemScore> items) => items.All(item => item.Score is not null) ? items.Sum(item => item.Score) : null;

    /// <summary>Percent of the points of those that have one.</summary>
    internal static decimal? ShareOf(IEnumerable<(int Points, int? Percent)> items)
    {
        (int Points, int? Percent)[] rated = [.. items.Where(item => item.Percent is not null)];
        return rated.Length == 0 ? null : rated.Sum(item => item.Points * (decimal)item.Percent!.Value) / rated.Sum(item => item.Points);
    }

    private static CategoryScore Of(Assessment assessment, Category category)
    {
        IReadOnlyList<ItemScore> items = [.. category.Items.Select(item => Of(item, assessment.Of(item)))];
        return new CategoryScore(category, items, [.. assessment.Assessors.Select((_, at) => ShareOf(items.Select(item => (item.Item.Points, item.Percents[at]))))]);
    }

    private static (int? Percent, Ground Ground) Counts(ItemRecord record, IReadOnlyList<int?> percents, int[] given, int? spread)
    {
        if (percents.Count == 1)
        {
            return percents[0] is { } only ? (only, Ground.Single) : (null, Ground.None);
        }

        if (record.Consensus is { } agreed)
        {
            return (agreed, Ground.Agreed);
        }

        // Exact in decimals; half way between two steps goes down.
        return given.Length == percents.Count && spread <= MostSpread
            ? ((int)Math.Ceiling((given.Average(one => (decimal)one) / Levels.Step) - 0.5m) * Levels.Step, Ground.Mean)
            : (null, Ground.None);
    }
}
