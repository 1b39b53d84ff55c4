namespace Zhiheng.Toolbox.Excellence;

/// <summary>What one assessor says about one item: the level of each dimension (0 to 5, null: not rated) and the percent this assessor decides on.</summary>
public sealed record Rating(IReadOnlyList<int?> Levels, int? Percent)
{
    /// <summary>Four dimensions, whatever the kind of item.</summary>
    public const int Dimensions = 4;

    public static Rating None { get; } = new([null, null, null, null], null);

    public bool IsEmpty => Percent is null && Levels.All(level => level is null);
}

/// <summary>Where a finding can be looked up. Only what has a name counts.</summary>
/// <param name="Date">The day the evidence is of; null: not said.</param>
/// <param name="Reference">File number, place or address, as text.</param>
public sealed record Evidence(string Name, DateOnly? Date, string Reference)
{
    public bool IsNamed => !string.IsNullOrWhiteSpace(Name);
}

/// <summary>What will be done about a gap, by whom, until when (that day included).</summary>
public sealed record PlannedAction(string What, string Who, DateOnly? Due)
{
    public static PlannedAction None { get; } = new("", "", null);

    public bool IsEmpty => What.Length == 0 && Who.Length == 0 && Due is null;
}

/// <summary>Everything said about one item. <see cref="Ratings"/> has one entry for each assessor, in their order.</summary>
public sealed record ItemRecord
{
    public required IReadOnlyList<Rating> Ratings { get; init; }

    /// <summary>What the assessors agreed on; only asked of two or more.</summary>
    public int? Consensus { get; init; }

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    public string Strengths { get; init; } = "";

    public string Opportunities { get; init; } = "";

    public PlannedAction Action { get; init; } = PlannedAction.None;

    public bool IsEmpty => Ratings.All(rating => rating.IsEmpty) && Consensus is null && Evidence.Count == 0 && Strengths.Length == 0 && Opportunities.Length == 0 && Action.IsEmpty;
}

/// <summary>A self-assessment as it is saved and opened: who is assessed, by whom, and what is said about each item.</summary>
/// <param name="Subject">The organisation; may be empty.</param>
/// <param name="Period">The time it is about, as text; may be empty.</param>
/// <param name="Assessors">One to <see cref="MostAssessors"/> names, all different.</param>
/// <param name="Items">By number of the item; an item that is missing has not been rated.</param>
public sealed record Assessment(Edition Edition, string Subject, string Period, IReadOnlyList<string> Assessors, IReadOnlyDictionary<string, ItemRecord> Items)
{
    public const int MostAssessors = 6;
    public const int MostEvidence = 12;

    /// <summary>Characters in a long text, such as strengths.</summary>
    public const int LongText = 4000;

    /// <summary>Characters in a name or reference.</summary>
    public const int ShortText = 300;

    public static Assessment Empty(Edition edition) => new(edition, "", "", ["评估人 1"], new Dictionary<string, ItemRecord>());

    public ItemRecord Of(Item item) => Items.TryGetValue(item.No, out var record) ? record : new ItemRecord { Ratings = [.. Assessors.Select(_ => Rating.None)] };
}
