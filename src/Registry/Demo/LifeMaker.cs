namespace Zhiheng.Registry.Demo;

/// <summary>
/// Decides the fate of a chain first and then writes a life that leads to it, so that the shares of the end states hold by
/// construction. Surveillance is audited and reported within 12 months, the next certificate in the last days of the one before (rules.md §2.4).
/// </summary>
internal sealed class LifeMaker
{
    private static readonly int RegisterOpens = Days.Of(2014, 1, 1);
    private static readonly int GrowthBegins = Days.Of(2017, 1, 1);

    /// <summary>Valid, suspended, revoked, cancelled, expired, in per mille as rising sums.</summary>
    private static readonly int[] SystemFates = [790, 820, 868, 893, 1000];
    private static readonly int[] ProductFates = [775, 805, 838, 900, 1000];
    private static readonly int[] CompulsoryFates = [760, 790, 820, 945, 1000];

    private readonly int seed;
    private readonly int today;
    private readonly int oldPerMille;
    private readonly int[] growth;
    private readonly OrganizationMaker organizations;

    public LifeMaker(int seed, int today, Profile profile, OrganizationMaker organizations)
    {
        (this.seed, this.today, this.organizations) = (seed, today, organizations);
        oldPerMille = profile.OldPerMille;
        growth = Growth(Math.Max(2, ((today - GrowthBegins) / 30) + 1), profile.GrowthPerMille);
    }

    public void Fill(Life life, in Chain chain)
    {
        if (chain.IsShowcase)
        {
            Showcase.Fill(life, chain, today);
            return;
        }

        var scheme = DemoTables.Schemes[chain.Scheme];
        var dice = new Dice(seed, Purpose.Life, chain.Number);
        var fate = (Fate)dice.Weighted(scheme.IsCompulsory ? CompulsoryFates : scheme.IsProduct ? ProductFates : SystemFates);
        var (earlier, begin) = Begin(fate, scheme.Years, ref dice);
        life.Begin(scheme.Years, earlier, earlier == 0 ? begin : begin - (earlier * scheme.Years * 365));
        life.HasChild = scheme.IsSystem && dice.Chance(25);
        life.Sites = scheme.IsSystem && dice.Chance(60) ? dice.Between(2, 4) : 0;
        var end = End(fate, begin, scheme, ref dice);
        WriteCycles(life, end, fate, scheme, ref dice, begin);
        Finish(life, end, fate, scheme, ref dice);
        LifeChanges.Write(life, organizations.Changes(chain.Holder), ref dice);
        life.Cut(today);
    }

    /// <summary>The longest suspension: six months for systems and voluntary products, three for CCC (rules.md §2.3).</summary>
    public static int SuspensionMonths(DemoScheme scheme) => scheme.IsCompulsory ? 3 : 6;

    /// <summary>Old chains began up to three cycles before the register; the others as the number of certificates grew.</summary>
    private (int EarlierCycles, int Begin) Begin(Fate fate, int years, ref Dice dice)
    {
        if (dice.Chance(oldPerMille))
        {
            return (dice.Below(years > 3 ? 2 : 4), Days.Weekday(RegisterOpens + 2 + dice.Below(3 * 365)));
        }

        var latest = today - (fate switch
        {
            Fate.Valid => 1,
            Fate.Suspended => 90,
            Fate.Expired => (years * 366) + 5,
            _ => 150,
        });
        var months = Math.Max(1, (latest - GrowthBegins) / 30);
        var point = dice.Below(growth[Math.Min(months, growth.Length) - 1]) + 1;
        var month = Array.BinarySearch(growth, point);
        var day = GrowthBegins + ((month >= 0 ? month : ~month) * 30) + dice.Below(30);
        return (0, Days.Weekday(Math.Min(day, Math.Max(latest, GrowthBegins))));
    }

    /// <summary>The last day of the chain: of revocation, of cancellation or of the suspension that still lasts; later than today otherwise.</summary>
    private int End(Fate fate, int begin, DemoScheme scheme, ref Dice dice) => fate switch
    {
        Fate.Suspended => Math.Max(begin + 20, today - dice.Below((SuspensionMonths(scheme) * 30) - 10)),
        Fate.Revoked or Fate.Cancelled => begin + 60 + dice.Below(Math.Max(1, today - begin - 61)),
        Fate.Expired => begin + (scheme.Years * 366) + dice.Below(Math.Max(1, today - begin - (scheme.Years * 366))),
        _ => int.MaxValue,
    };

    private void WriteCycles(Life life, int end, Fate fate, DemoScheme scheme, ref Dice dice, int begin)
    {
        for (var award = begin; award < Math.Min(end, today + 1);)
        {
            life.AddCycle(award);
            var audit = award;
            for (var survey = 1; survey < scheme.Years; survey++)
            {
                audit = Days.Weekday(audit + dice.Between(352, 357));
                var reported = audit + SystemRows.DaysFromAuditToReport;
                Interrupt(life, life[life.Count - 1].Day, Math.Min(reported, end), scheme, ref dice);
                // One chain in two hundred has missed its latest audit: the register must raise the alarm.
                if (reported >= end || reported > today || (survey == 1 && today < audit + 330 && dice.Chance(5)))
                {
                    return;
                }

                life.Add(reported, StepKind.Survey);
            }

            // An expired chain stops at the last expiry before its end.
            award = Days.Weekday(life.Expiry(life.Cycles - 1) - dice.Between(2, 9));
            if (fate == Fate.Expired && Days.LastDay(award, scheme.Years) >= Math.Min(end, today))
            {
                return;
            }
        }
    }

    /// <summary>A suspension that was lifted again, between two audits.</summary>
    private void Interrupt(Life life, int from, int to, DemoScheme scheme, ref Dice dice)
    {
        var suspended = Days.Weekday(from + 30 + dice.Below(120));
        var restored = Days.Weekday(suspended + 14 + dice.Below((SuspensionMonths(scheme) * 30) - 20));
        if (dice.Chance(30) && restored < to - 5 && restored < today)
        {
            life.Add(suspended, StepKind.Suspend);
            life.Add(restored, StepKind.Restore);
        }
    }

    /// <summary>Most revocations follow a suspension that led to nothing (cause 0115).</summary>
    private static void Finish(Life life, int end, Fate fate, DemoScheme scheme, ref Dice dice)
    {
        var (last, day) = (life[life.Count - 1].Day, Days.Weekday(end == int.MaxValue ? 0 : end));
        var suspension = Days.AddMonths(day == 0 ? last : day, -SuspensionMonths(scheme));
        if (day <= last && fate is not (Fate.Valid or Fate.Expired))
        {
            day = last + 1;
        }

        switch (fate)
        {
            case Fate.Suspended:
                life.Add(day, StepKind.Suspend);
                break;
            case Fate.Revoked:
                if (suspension > last + 5 && dice.Chance(700))
                {
                    life.Add(Days.Weekday(suspension), StepKind.Suspend);
                }

                life.Add(day, StepKind.Revoke);
                break;
            case Fate.Cancelled:
                life.Add(day, StepKind.Cancel);
                break;
        }
    }

    /// <summary>Rising sums of the new chains of each month. Whole numbers, so that no machine rounds differently.</summary>
    private static int[] Growth(int months, int perMille)
    {
        var weight = 1_000_000L;
        var sum = 0L;
        return [.. Enumerable.Range(0, months).Select(_ =>
        {
            sum += weight;
            weight += weight * perMille / 1000;
            return (int)(sum / 1000);
        })];
    }
}
