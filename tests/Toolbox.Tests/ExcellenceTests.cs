using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Excellence;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Tests;

public class ExcellenceTests
{
    private static readonly Edition Edition = Editions.Current;

    /// <summary>Categories and items with their points, as published score sheets have them.</summary>
    public static TheoryData<string, int, int[]> Points => new()
    {
        { "4.1", 110, [50, 30, 30] },
        { "4.2", 90, [40, 50] },
        { "4.3", 90, [40, 50] },
        { "4.4", 130, [60, 15, 20, 15, 10, 10] },
        { "4.5", 100, [50, 50] },
        { "4.6", 80, [40, 40] },
        { "4.7", 400, [80, 80, 80, 60, 50, 50] },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void A_category_has_the_points_of_its_items(string no, int points, int[] items)
    {
        var category = Edition.Categories.Single(one => one.No == no);

        Assert.Equal(points, category.Points);
        Assert.Equal(items, category.Items.Select(item => item.Points));
        Assert.Equal(points, items.Sum());
    }

    [Fact]
    public void Every_edition_has_a_thousand_points_and_each_category_the_sum_of_its_items() => Assert.All(Editions.All, edition =>
    {
        Assert.Equal(1000, edition.Points);
        Assert.Equal(edition.Items.Count, edition.Items.Select(item => item.No).Distinct().Count());
        Assert.All(edition.Categories, category => Assert.Equal(category.Points, category.Items.Sum(item => item.Points)));
    });

    [Fact]
    public void Only_leadership_and_its_split_are_confirmed()
    {
        var confirmed = Edition.Items.Where(item => item.Sureness == Sureness.Confirmed).Select(item => item.No);

        Assert.Equal(["4.1.2", "4.1.3", "4.1.4"], confirmed);
        Assert.Equal(["4.1"], Edition.Categories.Where(category => category.Sureness == Sureness.Confirmed).Select(category => category.No));
    }

    [Fact]
    public void Results_are_the_items_of_the_seventh_category()
        => Assert.All(Edition.Items, item => Assert.Equal(item.No.StartsWith("4.7.", StringComparison.Ordinal) ? ItemKind.Result : ItemKind.Process, item.Kind));

    [Fact]
    public void Levels_cover_every_step_once_and_each_dimension_describes_each_level()
    {
        Assert.All(Enumerable.Range(0, 21).Select(step => 5 * step), percent => Assert.Single(Levels.All, level => percent >= level.From && percent <= level.To));
        Assert.All(new[] { ItemKind.Process, ItemKind.Result }, kind =>
        {
            Assert.Equal(4, Levels.Of(kind).Count);
            Assert.All(Levels.Of(kind), dimension => Assert.Equal(6, dimension.AtLevel.Distinct().Count()));
        });
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    [InlineData(9.9, 0)]
    [InlineData(10, 1)]
    [InlineData(25, 1)]
    [InlineData(29.99, 1)]
    [InlineData(30, 2)]
    [InlineData(45, 2)]
    [InlineData(50, 3)]
    [InlineData(65, 3)]
    [InlineData(70, 4)]
    [InlineData(85, 4)]
    [InlineData(89.9, 4)]
    [InlineData(90, 5)]
    [InlineData(100, 5)]
    public void A_percent_lies_in_the_level_it_has_reached(double percent, int level) => Assert.Equal(level, Levels.At((decimal)percent).No);

    [Theory]
    [InlineData("0000", 0)]
    [InlineData("0555", 5)]
    [InlineData("1111", 10)]
    [InlineData("1112", 15)]
    [InlineData("1155", 20)]
    [InlineData("5551", 25)]
    [InlineData("2222", 30)]
    [InlineData("3343", 55)]
    [InlineData("4555", 85)]
    [InlineData("5555", 90)]
    public void The_weakest_dimension_decides_the_level_and_each_better_one_adds_a_step(string ratings, int percent)
        => Assert.Equal(percent, Levels.Suggest([.. ratings.Select(one => (int?)(one - '0'))]));

    [Fact]
    public void There_is_no_suggestion_before_all_four_are_rated() => Assert.Null(Levels.Suggest([3, 3, null, 3]));

    [Fact]
    public void Raising_a_dimension_never_lowers_the_suggestion()
    {
        for (var code = 0; code < 6 * 6 * 6 * 6; code++)
        {
            int?[] ratings = [code % 6, code / 6 % 6, code / 36 % 6, code / 216];
            for (var at = 0; at < 4; at++)
            {
                if (ratings[at] < 5)
                {
                    int?[] higher = [.. ratings];
                    higher[at]++;
                    Assert.True(Levels.Suggest(higher) >= Levels.Suggest(ratings));
                }
            }
        }
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("5", 5)]
    [InlineData(" 100 ", 100)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_percent_comes_in_steps_of_five(string? text, int? percent) => Assert.Equal(percent, Entries.Percent(Words.Both("4.1.2"), text));

    [Theory]
    [InlineData("-5")]
    [InlineData("1")]
    [InlineData("57")]
    [InlineData("105")]
    [InlineData("55.0")]
    [InlineData("五十")]
    [InlineData("NaN")]
    [InlineData("99999999999")]
    public void Any_other_percent_is_refused_by_the_name_of_its_item(string text)
    {
        var refusal = Assert.Throws<ToolboxException>(() => Entries.Percent(new("4.1.2 高层领导的作用", "4.1.2 Role of senior leaders"), text));

        Assert.Equal("toolbox.assessment.not-a-step", refusal.Code);
        Assert.Contains("4.1.2 高层领导的作用", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, 55, "27.5")]
    [InlineData(15, 5, "0.75")]
    [InlineData(80, 0, "0")]
    [InlineData(80, 100, "80")]
    public void A_score_is_points_times_percent(int points, int percent, string score)
    {
        var item = Edition.Items.First(one => one.Points == points);

        var scored = Scoring.Of(item, Single(percent));

        Assert.Equal(decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture), scored.Score);
        Assert.Equal(points, scored.Score + scored.Lost);
    }

    [Fact]
    public void The_total_is_withheld_until_the_last_item_is_rated()
    {
        var items = Edition.Items.ToDictionary(item => item.No, _ => Single(60));
        var whole = Scoring.Of(Given(items));
        items.Remove("4.7.7");
        var part = Scoring.Of(Given(items));

        Assert.Equal(600m, whole.Total);
        Assert.Equal(3, whole.Level!.No);
        Assert.Equal([66m, 54m, 54m, 78m, 60m, 48m, 240m], whole.Categories.Select(category => category.Score!.Value));
        Assert.Null(part.Total);
        Assert.Null(part.Level);
        Assert.Equal(22, part.Rated);
        Assert.Null(part.Categories[6].Score);
        Assert.Equal(60m, part.Categories[6].Share);
        Assert.Equal(66m, part.Categories[0].Score);
    }

    [Fact]
    public void All_or_nothing_are_a_thousand_and_zero()
    {
        Assert.Equal(1000m, Scoring.Of(Given(Edition.Items.ToDictionary(item => item.No, _ => Single(100)))).Total);
        Assert.Equal(0m, Scoring.Of(Given(Edition.Items.ToDictionary(item => item.No, _ => Single(0)))).Total);
        Assert.Null(Scoring.Of(Given([])).Total);
    }

    [Theory]
    [InlineData(25, false, false)]
    [InlineData(30, false, true)]
    [InlineData(30, true, false)]
    public void A_rating_above_25_without_named_evidence_is_a_doubt_and_still_counts(int percent, bool named, bool doubted)
    {
        var record = Single(percent) with { Evidence = [new Evidence(named ? "管理评审记录" : " ", null, "QM-12")] };

        var scored = Scoring.Of(Edition.Items[0], record);

        Assert.Equal(percent, scored.Percent);
        Assert.Equal(doubted, scored.Doubts.Contains(Doubt.NoEvidence));
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(65, false)]
    [InlineData(70, true)]
    public void A_percent_above_the_level_of_the_weakest_dimension_is_a_doubt(int percent, bool doubted)
    {
        var record = new ItemRecord { Ratings = [new Rating([3, 4, 4, 5], percent)], Evidence = [new Evidence("记录", null, "")] };

        Assert.Equal(doubted, Scoring.Of(Edition.Items[0], record).Doubts.Contains(Doubt.AboveWeakest));
    }

    [Theory]
    [InlineData(new[] { 50, 65 }, 15, 55)]
    [InlineData(new[] { 50, 70 }, 20, null)]
    [InlineData(new[] { 50, 55 }, 5, 50)]
    [InlineData(new[] { 50, 55, 55 }, 5, 55)]
    [InlineData(new[] { 60, 60 }, 0, 60)]
    [InlineData(new[] { 0, 5 }, 5, 0)]
    public void Assessors_at_most_15_apart_count_with_their_mean_and_others_talk_first(int[] percents, int spread, int? counts)
    {
        var scored = Scoring.Of(Edition.Items[0], new ItemRecord { Ratings = [.. percents.Select(percent => Rating.None with { Percent = percent })] });

        Assert.Equal(spread, scored.Spread);
        Assert.Equal(counts, scored.Percent);
        Assert.Equal(counts is null, scored.Doubts.Contains(Doubt.Apart));
        Assert.Equal(counts is null ? Ground.None : Ground.Mean, scored.Ground);
    }

    [Fact]
    public void What_the_assessors_agreed_on_counts_before_their_mean()
    {
        var scored = Scoring.Of(Edition.Items[0], new ItemRecord { Ratings = [Rating.None with { Percent = 20 }, Rating.None with { Percent = 60 }], Consensus = 45 });

        Assert.Equal((45, Ground.Agreed, 40), (scored.Percent, scored.Ground, scored.Spread));
        Assert.Contains(Doubt.Apart, scored.Doubts);
    }

    [Fact]
    public void An_item_that_one_of_two_has_rated_has_no_percent_yet()
    {
        var scored = Scoring.Of(Edition.Items[0], new ItemRecord { Ratings = [Rating.None with { Percent = 20 }, Rating.None] });

        Assert.Null(scored.Percent);
        Assert.Null(scored.Spread);
        Assert.Equal([Doubt.Incomplete], scored.Doubts);
    }

    [Fact]
    public void Items_are_listed_by_the_points_they_lose()
    {
        var score = Scoring.Of(Given(new() { ["4.1.2"] = Single(50), ["4.7.2"] = Single(90), ["4.4.2"] = Single(20), ["4.2.3"] = Single(50) }));

        Assert.Equal(["4.4.2", "4.1.2", "4.2.3", "4.7.2"], score.ByLoss.Select(item => item.Item.No));
    }

    private static ItemRecord Single(int percent) => new() { Ratings = [Rating.None with { Percent = percent }] };

    private static Assessment Given(Dictionary<string, ItemRecord> items) => Assessment.Empty(Edition) with { Items = items };
}
