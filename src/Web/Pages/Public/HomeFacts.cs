using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Web.Pages.Public;

/// <summary>
/// The latest public acts, and what a visitor may try: the number of a valid certificate, an organisation, a compulsory
/// certificate. Both come from the latest facts, which are read again four times a minute: they cost more than the rest of the page.
/// </summary>
public sealed class HomeFacts(CertificateLookup lookup, TimeProvider clock)
{
    private const int FactsSearched = 40;
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
        IReadOnlyList<ExampleView> examples = [.. await Examples(facts, ct)];
        // An empty register may fill at any moment: only what was found is kept.
        last = acts.Count > 0 ? new Found(now, acts, examples) : null;
        return (acts, examples);
    }

    private async Task<IEnumerable<ExampleView>> Examples(IReadOnlyList<RecentFact> facts, CancellationToken ct)
    {
        CertificateSummary? system = null;
        CertificateSummary? compulsory = null;
        foreach (var code in facts.Select(fact => fact.CertificateCode).Distinct())
        {
            if (await lookup.ByCode(code, null, ct) is not { Summary: { Standing: Standing.Valid } found } view)
            {
                continue;
            }

            if (view.Parties.Count > 0)
            {
                compulsory ??= found;
            }
            else
            {
                system ??= found;
            }

            if (system is not null && compulsory is not null)
            {
                break;
            }
        }

        return Examples(system ?? compulsory, system is null ? null : compulsory);
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
