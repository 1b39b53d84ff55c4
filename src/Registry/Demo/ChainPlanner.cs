namespace Zhiheng.Registry.Demo;

/// <summary>
/// Deals chains out to schemes, bodies and organisations until the wanted number of certificates is reached.
/// Keeps the scheme mix of the statistics and as many holders for the certificates as the profile says.
/// </summary>
internal sealed class ChainPlanner(int seed, Profile profile, BodyList bodies, LifeMaker lives)
{
    private readonly List<Chain> chains = [];
    private readonly Life life = new();
    private readonly int[] schemeSums = DemoTables.Sums(DemoTables.Schemes.Select(s => s.Weight / 10));

    /// <summary>Organisations used so far in each sector, and which schemes each holds.</summary>
    private readonly List<uint>[] held = [.. OrganizationMaker.Sectors.Select(_ => new List<uint>())];

    private int certificates;
    private int branches;

    /// <summary>Every organisation that appears on a certificate.</summary>
    public int Organizations => held.Sum(sector => sector.Count) + branches;

    private int Holders => Organizations - held[OrganizationMaker.Sectors.IndexOf('X', StringComparison.Ordinal)].Count - branches;

    public List<Chain> Plan()
    {
        foreach (var chain in Showcase.Chains)
        {
            Take(chain);
        }

        for (var number = 0; certificates < profile.Certificates; number++)
        {
            var dice = new Dice(seed, Purpose.Chain, number);
            var scheme = dice.Weighted(schemeSums);
            var body = bodies.Draw(scheme, ref dice);
            var holder = Holder(DemoTables.Schemes[scheme], scheme, ref dice);
            var (manufacturer, factory) = DemoTables.Schemes[scheme].IsCompulsory ? Parties(holder, ref dice) : (holder, holder);
            Take(new(number, (byte)scheme, (byte)body, holder, manufacturer, factory));
        }

        return chains;
    }

    /// <summary>The next organisation that nobody has used, for an applicant.</summary>
    public int Applicant(int index)
    {
        var sector = "MEFCIS"[index % 6];
        var place = OrganizationMaker.Sectors.IndexOf(sector, StringComparison.Ordinal);
        return OrganizationMaker.Number(sector, held[place].Count + (index / 6));
    }

    private void Take(in Chain chain)
    {
        lives.Fill(life, chain);
        if (life.Count == 0)
        {
            return;
        }

        chains.Add(chain);
        var cycles = DemoTables.Schemes[chain.Scheme].IsCompulsory ? 1 : life.Cycles;
        certificates += life.HasChild ? cycles * 2 : cycles;
        branches += life.HasChild ? 1 : 0;
    }

    /// <summary>
    /// A new organisation while there are too few for the certificates, mostly for QMS; otherwise one that lacks the scheme, or
    /// after eight tries one that has it, for a second certificate.
    /// </summary>
    private int Holder(DemoScheme scheme, int index, ref Dice dice)
    {
        var sector = scheme.Sectors[dice.Below(scheme.Sectors.Length)];
        var used = held[OrganizationMaker.Sectors.IndexOf(sector, StringComparison.Ordinal)];
        var wanted = (long)profile.Holders * certificates / profile.Certificates;
        var slack = profile.Holders / 50;
        if (used.Count == 0 || Holders < wanted + (scheme.NewPerMille > 500 ? slack : -slack))
        {
            used.Add(1u << index);
            return OrganizationMaker.Number(sector, used.Count - 1);
        }

        var serial = dice.Below(used.Count);
        for (var attempt = 1; attempt < 8 && scheme.IsSystem && (used[serial] & (1u << index)) != 0; attempt++)
        {
            serial = dice.Below(used.Count);
        }

        used[serial] |= 1u << index;
        return OrganizationMaker.Number(sector, serial);
    }

    /// <summary>Nearly half make what they apply for; some let others make it, some only sell under their name.</summary>
    private (int Manufacturer, int Factory) Parties(int holder, ref Dice dice) => dice.Below(100) switch
    {
        < 45 => (holder, holder),
        < 78 => (holder, Party(ref dice)),
        _ => (Party(ref dice), Party(ref dice)),
    };

    private int Party(ref Dice dice)
    {
        var used = held[OrganizationMaker.Sectors.IndexOf('X', StringComparison.Ordinal)];
        if (used.Count > 0 && (dice.Chance(350) || used.Count * 16 >= profile.Organizations))
        {
            return OrganizationMaker.Number('X', dice.Below(used.Count));
        }

        used.Add(0);
        return OrganizationMaker.Number('X', used.Count - 1);
    }
}
