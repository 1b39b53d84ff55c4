using System.Globalization;
using Zhiheng.Toolbox.Excellence;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public.Tools;

/// <summary>What the pages say about a scored assessment: sentences, the radar, and how points are written.</summary>
/// <param name="Benchmark">Percent of each category in the group one compares with, in the order of the edition; null: no group.</param>
public sealed record ExcellenceResult(AssessmentScore Score, Say Say, IReadOnlyList<decimal?>? Benchmark = null)
{
    public Assessment Assessment => Score.Assessment;

    public Edition Edition => Score.Assessment.Edition;

    /// <summary>Exact: points in steps of 0.05 need two digits at most.</summary>
    public static string Points(decimal? points) => points?.ToString("0.##", CultureInfo.InvariantCulture) ?? "—";

    public static string Share(decimal? share) => share is { } percent ? percent.ToString("0.0", CultureInfo.InvariantCulture) + " %" : "—";

    public static string Percent(int? percent) => percent is { } value ? value.ToString(CultureInfo.InvariantCulture) + " %" : "—";

    public string Name(Words words) => Say[words.Chinese, words.English];

    public string Band(Level level) => $"{Name(level.Name)} {level.From}–{level.To} %";

    public string Words(Ground ground) => ground switch
    {
        Ground.Agreed => Say["共识", "agreed"],
        Ground.Mean => Say["平均", "mean"],
        _ => "",
    };

    /// <summary>Shape, colour and a short word.</summary>
    public (Tone Tone, string Text, string Why) Words(Doubt doubt) => doubt switch
    {
        Doubt.NoEvidence => (Tone.Caution, Say["缺证据", "No evidence"], Say["高于 25 % 而没有写明证据", "above 25 % and no evidence is named"]),
        Doubt.Apart => (Tone.Bad, Say["需讨论", "To discuss"], Say[$"评估人相差超过 {Scoring.MostSpread} 个百分点", $"assessors lie more than {Scoring.MostSpread} apart"]),
        Doubt.Incomplete => (Tone.Pending, Say["未评全", "Incomplete"], Say["有评估人还没有评", "an assessor has not rated it"]),
        Doubt.AboveWeakest => (Tone.Caution, Say["高于短板", "Above weakest"], Say["评定百分比高于最弱维度所在的等级段", "the percent is above the level of the weakest dimension"]),
        _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt, "No word for this doubt."),
    };

    public IEnumerable<(ItemScore Item, Doubt Doubt)> Doubts => Score.Items.SelectMany(item => item.Doubts.Select(doubt => (item, doubt)));

    /// <summary>Rated items with a gap worth acting on: below 50 %, or with an opportunity or an action written down; most lost points first.</summary>
    public IReadOnlyList<ItemScore> Gaps => [.. Score.ByLoss.Where(item => item.Lost > 0 && (item.Percent < 50 || Of(item).Opportunities.Length > 0 || !Of(item).Action.IsEmpty))];

    public Chart Radar => new()
    {
        Kind = ChartKind.Radar,
        Title = Say["各类得分率", "Share of points by category"],
        Reading = Reading,
        Unit = "%",
        Digits = 1,
        Up = new ChartAxis(From: 0, To: 100),
        Labels = [.. Edition.Categories.Select(category => Name(category.Brief ?? category.Name))],
        Size = ChartSize.Small,
        Series = [.. Series],
    };

    private string Reading
    {
        get
        {
            CategoryScore[] known = [.. Score.Categories.Where(category => category.Share is not null).OrderBy(category => category.Share)];
            return known.Length < 2
                ? Say["评了两类以上条目后，这里比较强弱。", "Once two categories are rated, strong and weak are compared here."]
                : Say[$"最强：{known[^1].Category.Name.Chinese} {Share(known[^1].Share)}；最弱：{known[0].Category.Name.Chinese} {Share(known[0].Share)}。",
                    $"Strongest: {known[^1].Category.Name.English}, {Share(known[^1].Share)}; weakest: {known[0].Category.Name.English}, {Share(known[0].Share)}."];
        }
    }

    private IEnumerable<ChartSeries> Series
    {
        get
        {
            yield return new ChartSeries(Assessment.Assessors.Count > 1 ? Say["计分", "Counted"] : Say["本次", "Now"], [.. Score.Categories.Select(category => (double?)category.Share)]);
            for (var at = 0; Assessment.Assessors.Count > 1 && at < Assessment.Assessors.Count; at++)
            {
                var place = at;
                yield return new ChartSeries(Assessment.Assessors[at], [.. Score.Categories.Select(category => (double?)category.Assessors[place])]);
            }

            if (Benchmark is not null)
            {
                yield return new ChartSeries(Say["同组中位数", "Median of the group"], [.. Benchmark.Select(share => (double?)share)]) { Look = SeriesLook.Dashed };
            }
        }
    }

    public ItemRecord Of(ItemScore item) => Assessment.Of(item.Item);
}

/// <param name="IsOpen">Unfolded when the page arrives.</param>
public sealed record ExcellenceItemView(ExcellenceResult Result, ItemScore Score, bool IsOpen)
{
    public Item Item => Score.Item;

    public ItemRecord Record => Result.Of(Score);

    /// <summary>What is there and one line more to write on.</summary>
    public int EvidenceRows => Math.Clamp(Record.Evidence.Count + 1, 2, Assessment.MostEvidence);
}
