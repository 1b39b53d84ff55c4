using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Studies.Consents;

/// <summary>The authorities whom a firm may choose from: those of its own county, city and province where somebody may read shared studies.</summary>
public sealed class Recipients(PowerHolders holders, IParties parties, RegionTable regions)
{
    public async Task<IReadOnlyList<Organ>> Organs(Mandate mandate, CancellationToken ct)
    {
        var owner = await parties.Of(mandate.Scope.Body, mandate.Scope.Body is null ? mandate.Scope.Organization : null, ct);
        var region = RegionCode.Parse(owner?.Region);
        if (region.IsRefused)
        {
            return [];
        }

        var organs = new List<Organ>();
        foreach (var place in regions.LineOf(region.Value))
        {
            var names = (await holders.Of(Power.ReadSharedStudies, place, ct)).Select(holder => holder.OrganizationName).Distinct().Order(StringComparer.Ordinal);
            organs.AddRange(names.Select(name => new Organ(place, name)));
        }

        return organs;
    }
}
