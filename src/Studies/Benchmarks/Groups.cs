namespace Zhiheng.Studies.Benchmarks;

/// <summary>
/// Which firms are compared: an industry (two digits of a division, the letter of a section, or <c>*</c>) in a place (the prefix of a county,
/// city or province, or <c>*</c>).
/// </summary>
public sealed record GroupKey(string Industry, string Place)
{
    public const string Everywhere = "*";

    /// <summary>
    /// The groups of a firm from the narrowest to the widest: its division in county, city, province and everywhere; then its section (for a
    /// manufacturer, all manufacturing); then all industries. The industry is widened last, because it says more about a figure than the place.
    /// </summary>
    /// <param name="region">Six digits; those of a city or province leave out what is narrower.</param>
    public static IReadOnlyList<GroupKey> Of(string division, string region)
    {
        string[] industries = [division, Industries.SectionOf(division)!.Section, Industries.Everything];
        string[] places = [.. new[] { region, region[..4], region[..2] }.Where(prefix => prefix.Length == 2 || !prefix.EndsWith("00", StringComparison.Ordinal)), Everywhere];
        return [.. industries.SelectMany(industry => places.Select(place => new GroupKey(industry, place)))];
    }

    public bool Holds(string division, string region)
        => (Industry == Industries.Everything || Industry == division || Industry == Industries.SectionOf(division)?.Section)
            && (Place == Everywhere || region.StartsWith(Place, StringComparison.Ordinal));
}

/// <summary>A contribution in force: whose, and the figure.</summary>
public sealed record Contributed(Guid Id, Guid Owner, decimal Value, string Division, string Region);

/// <summary>What is published of a group, and from which contributions; a member is the owner and the contribution that was counted.</summary>
public sealed record PublishedGroup(Guid Id, GroupKey Key, IReadOnlyDictionary<Guid, Guid> Members);

/// <summary>
/// When the figures of a group may change. Five firms at least are in a group, and its published figures change only when the entries of at
/// least five firms in it have changed (joined, withdrawn, or given another value) since they were published: whoever compares the
/// figures before and after sees the work of five firms, not of one. Batches of five were chosen over closed quarters because with few
/// firms a quarter may hold a single newcomer, whose value would then follow from the difference.
/// The same holds between groups at one time: a group is published beside another one only when they count the same entries or differ in
/// at least five, so that a county and its city never differ by one firm. A group that would break this waits.
/// What this does not do: figures that were published with a withdrawn value stay until the batch is full (the value itself is erased at
/// once and no later figure counts it); a group of which fewer than five contributors remain is no longer shown. Four firms that
/// conspire can narrow down the fifth, as with any threshold of five.
/// </summary>
public static class Publication
{
    /// <summary>Firms in a group at least, and firms whose entries change at least.</summary>
    public const int Least = 5;

    /// <summary>How many firms' entries differ between what is published and what is in force.</summary>
    public static int Changed(IReadOnlyDictionary<Guid, Guid> published, IReadOnlyDictionary<Guid, Guid> inForce)
        => published.Keys.Union(inForce.Keys).Count(owner => !published.TryGetValue(owner, out var was) || !inForce.TryGetValue(owner, out var now) || was != now);

    /// <summary>Whether a group may be published, anew or for the first time, with the members now in force.</summary>
    /// <param name="others">The other published groups of the same figure and year.</param>
    public static bool IsDue(GroupKey key, IReadOnlyDictionary<Guid, Guid> inForce, PublishedGroup? published, IEnumerable<PublishedGroup> others)
        => inForce.Count >= Least
            && (published is null || Changed(published.Members, inForce) >= Least)
            && others.Where(other => other.Key != key).All(other => Changed(other.Members, inForce) is 0 or >= Least);

    /// <summary>Whether a group is shown: five of the firms it was computed from still contribute.</summary>
    public static bool IsShown(PublishedGroup group, IReadOnlySet<Guid> contributing) => group.Members.Keys.Count(contributing.Contains) >= Least;
}

/// <summary>How many firms are in a group, as far as it is told.</summary>
public static class Bands
{
    public static string Of(int firms) => firms switch { < 10 => "5–9", < 20 => "10–19", < 50 => "20–49", _ => "50+" };
}
