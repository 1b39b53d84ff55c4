using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Lookup;

/// <summary>A part of a list: the certificates found, and where to go on; <c>Rest</c> null at the end of the list.</summary>
internal sealed record SearchPart(IReadOnlyList<SearchMatch> Matches, SearchPosition? Rest);

/// <summary>
/// The lists a search can give. Each is read from a position on, until <c>most</c> certificates are found; a list that may have
/// to look far gives up the rest of its effort once it has <c>enough</c>.
/// </summary>
internal abstract class SearchList(Session session, SearchFilter filter)
{
    protected Session Session { get; } = session;

    protected SearchFilter Filter { get; } = filter;

    /// <summary>Whether the position is one of this list's.</summary>
    public abstract bool Knows(SearchPosition position);

    public abstract Task<SearchPart> Read(SearchPosition? after, int enough, int most, CancellationToken ct);

    /// <summary>The position of a certificate in this list.</summary>
    public abstract SearchPosition At(SearchMatch match);

    /// <summary>The order in which a first page shows its certificates; further pages show them as they come.</summary>
    public virtual int RankOnFirstPage(SearchMatch match, string holderName) => 0;

    protected SearchPart Full(IReadOnlyList<SearchMatch> matches, int most)
        => new(matches, matches.Count < most ? null : At(matches[^1]));
}

/// <summary>Certificates with a number, or with all numbers that begin with it.</summary>
internal sealed class NumberList(Session session, SearchFilter filter, string key, string? end) : SearchList(session, filter)
{
    public override bool Knows(SearchPosition position) => position.List == SearchPosition.ByNumber;

    public override async Task<SearchPart> Read(SearchPosition? after, int enough, int most, CancellationToken ct)
        => Full(await SearchStore.ByNumber(Session, Filter, key, end, after, most, ct), most);

    public override SearchPosition At(SearchMatch match) => SearchPosition.Of(SearchPosition.ByNumber, match);
}

/// <summary>The certificates of one organisation, newest first.</summary>
internal sealed class HolderList(Session session, SearchFilter filter, Guid holder) : SearchList(session, filter)
{
    public override bool Knows(SearchPosition position) => position.List == SearchPosition.Newest;

    public override async Task<SearchPart> Read(SearchPosition? after, int enough, int most, CancellationToken ct)
        => Full(await SearchStore.OfHolder(Session, Filter, holder, after, most, ct), most);

    public override SearchPosition At(SearchMatch match) => SearchPosition.Of(SearchPosition.Newest, match);
}

/// <summary>
/// The whole register, newest first. A filter that leaves few certificates is gone into by its index; otherwise the index of the
/// newest is read in stretches, each bounded, so that a filter never leads to one long query.
/// </summary>
internal sealed class NewestList(Session session, SearchFilter filter) : SearchList(session, filter)
{
    private const int Few = 5000;

    /// <summary>Certificates looked at only to count, beyond those that fill the page.</summary>
    private const int MostToCount = 100_000;

    private static readonly int[] Stretches = [2_000, 20_000, 100_000];

    public override bool Knows(SearchPosition position) => position.List == SearchPosition.Newest;

    public override SearchPosition At(SearchMatch match) => SearchPosition.Of(SearchPosition.Newest, match);

    public override async Task<SearchPart> Read(SearchPosition? after, int enough, int most, CancellationToken ct)
    {
        foreach (var wayIn in Filter.WaysIn)
        {
            if (await SearchStore.Count(Session, Filter, wayIn, Few + 1, ct) <= Few)
            {
                return Full(await SearchStore.Among(Session, Filter, wayIn, Few, after, most, ct), most);
            }
        }

        var found = new List<SearchMatch>();
        var looked = 0;
        for (var round = 0; ; round++)
        {
            var stretch = Stretches[Math.Min(round, Stretches.Length - 1)];
            found.AddRange(await SearchStore.Stretch(Session, Filter, stretch, after, most - found.Count, ct));
            if (found.Count == most)
            {
                return Full(found, most);
            }

            if (await SearchStore.StretchEnd(Session, Filter, stretch, after, ct) is not { } end)
            {
                return new SearchPart(found, null);
            }

            after = At(end);
            looked += stretch;
            if (found.Count >= enough && looked >= MostToCount)
            {
                return new SearchPart(found, after);
            }
        }
    }
}

/// <summary>
/// Certificates of organisations by name: first those whose name is the text, then those whose name contains it. A search that
/// meets very many names and hardly a certificate that passes the filters stops at <see cref="MostNames"/> and can be gone on with.
/// </summary>
internal sealed class NameList(Session session, SearchFilter filter, SearchText text) : SearchList(session, filter)
{
    private const int MostNames = 5000;

    private readonly NameSearch names = new(session, text.Folded);
    private HashSet<Guid>? sameOrganizations;
    private HashSet<long> sameNumbers = [];

    public override bool Knows(SearchPosition position) => position.List is SearchPosition.ByExactName or SearchPosition.ByName;

    public override SearchPosition At(SearchMatch match)
        => SearchPosition.Of(sameNumbers.Contains(match.No) ? SearchPosition.ByExactName : SearchPosition.ByName, match);

    public override async Task<SearchPart> Read(SearchPosition? after, int enough, int most, CancellationToken ct)
    {
        await FindSame(ct);
        var found = new List<SearchMatch>();
        if (after is null or { List: SearchPosition.ByExactName })
        {
            var numbers = sameNumbers.Where(no => no >= (after?.No ?? 0)).ToList();
            found.AddRange(await SearchStore.OfNames(Session, Filter, numbers, after, most, ct));
            after = null;
        }

        return found.Count == most ? Full(found, most) : await ReadContaining(found, after, most, ct);
    }

    public override int RankOnFirstPage(SearchMatch match, string holderName)
        => sameNumbers.Contains(match.No) ? 0 : NameText.Fold(holderName).StartsWith(text.Folded, StringComparison.Ordinal) ? 1 : 2;

    private async Task<SearchPart> ReadContaining(List<SearchMatch> found, SearchPosition? after, int most, CancellationToken ct)
    {
        var waiting = new List<long>();
        var met = 0;
        await foreach (var hit in names.Hits((after?.No ?? 1) - 1, ct))
        {
            met++;
            if (!sameOrganizations!.Contains(hit.Organization))
            {
                waiting.Add(hit.No);
            }

            if (waiting.Count < Math.Clamp(most - found.Count, 32, 512) && met < MostNames)
            {
                continue;
            }

            found.AddRange(await SearchStore.OfNames(Session, Filter, waiting, after, most - found.Count, ct));
            if (found.Count == most)
            {
                return Full(found, most);
            }

            if (met == MostNames)
            {
                return new SearchPart(found, new SearchPosition(SearchPosition.ByName, hit.No, DateOnly.MinValue, string.Empty, string.Empty));
            }

            waiting.Clear();
        }

        found.AddRange(await SearchStore.OfNames(Session, Filter, waiting, after, most - found.Count, ct));
        return Full(found, most);
    }

    /// <summary>An organisation with the very name stands first and not again among those that contain the text.</summary>
    private async Task FindSame(CancellationToken ct)
    {
        if (sameOrganizations is not null)
        {
            return;
        }

        var same = (await NameIndexStore.Exactly(Session, text.Spellings, ct)).DistinctBy(n => n.Organization).ToList();
        sameOrganizations = [.. same.Select(n => n.Organization)];
        sameNumbers = [.. same.Select(n => n.No)];
    }
}
