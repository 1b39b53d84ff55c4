using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Web.Pages.Public;

/// <summary>
/// What a visitor may try: the number of a valid certificate, an organisation, a compulsory certificate, out of the latest public
/// facts. They are looked for again every minute, because the search costs more than the rest of the home page.
/// </summary>
public sealed class HomeExamples(CertificateLookup lookup, TimeProvider clock)
{
    private const int FactsSearched = 60;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private volatile Found? last;

    public async Task<IReadOnlyList<ExampleView>> Find(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (last is { } known && now - known.At < Kept)
        {
            return known.Examples;
        }

        var examples = await Search(ct);
        // An empty register may fill at any moment: only what was found is kept.
        last = examples.Count > 0 ? new Found(now, examples) : null;
        return examples;
    }

    private async Task<IReadOnlyList<ExampleView>> Search(CancellationToken ct)
    {
        CertificateSummary? system = null;
        CertificateSummary? compulsory = null;
        foreach (var code in (await lookup.RecentFacts(FactsSearched, ct)).Select(fact => fact.CertificateCode).Distinct())
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

        return [.. Examples(system ?? compulsory, system is null ? null : compulsory)];
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

    private sealed record Found(DateTimeOffset At, IReadOnlyList<ExampleView> Examples);
}
