using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Web.Pages.Public;

/// <summary>
/// The latest public acts, and what a visitor may try: the number of a valid certificate, an organisation, a compulsory
/// certificate. Both are read again four times a minute: they cost more than the rest of the page.
/// </summary>
public sealed class HomeFacts(CertificateLookup lookup, TimeProvider clock)
{
    private const int FactsSearched = 40;
    private const string ManagementSystems = "A";
    private const string Compulsory = "B";
    private const int ActsShown = 6;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);

    private volatile Found? last;

    public async Task<(IReadOnlyList<PublicActView> Acts, IReadOnlyList<ExampleView> Examples)> Find(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (last is { } known && now - known.At < Kept)
        {
            return (known.Acts, known.Examples);
        }

        var facts = await lookup.RecentFacts(FactsSearched, ct);
        // A file reports a whole month at once: among what came in last, what took effect last comes first.
        IReadOnlyList<PublicActView> acts = [.. facts.OrderByDescending(fact => fact.EffectiveOn).Take(ActsShown).Select(HomeMapper.Act)];
        IReadOnlyList<ExampleView> examples = [.. await Examples(ct)];
        // An empty register may fill at any moment: only what was found is kept.
        last = acts.Count > 0 ? new Found(now, acts, examples) : null;
        return (acts, examples);
    }

    private async Task<IEnumerable<ExampleView>> Examples(CancellationToken ct)
    {
        var system = await Newest(ManagementSystems, ct);
        var compulsory = await Newest(Compulsory, ct);
        return Examples(system ?? compulsory, system is null ? null : compulsory);
    }

    private async Task<CertificateSummary?> Newest(string scheme, CancellationToken ct)
    {
        var found = await lookup.Search(new SearchQuery("", Standing.Valid, scheme, Limit: 1), ct);
        return found.IsRefused ? null : found.Value.Certificates is [var newest, ..] ? newest : null;
    }

    private static IEnumerable<ExampleView> Examples(CertificateSummary? first, CertificateSummary? second)
    {
        if (first is not null)
        {
            yield return Number(first);
            yield return new ExampleView(first.HolderName, Links.Search(first.HolderName), IsCode: false);
        }

        if (second is not null)
        {
            yield return Number(second);
        }
    }

    private static ExampleView Number(CertificateSummary one) => new(one.Number, Links.Search(one.Number), IsCode: true);

    private sealed record Found(DateTimeOffset At, IReadOnlyList<PublicActView> Acts, IReadOnlyList<ExampleView> Examples);
}
