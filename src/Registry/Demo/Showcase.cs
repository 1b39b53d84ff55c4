namespace Zhiheng.Registry.Demo;

/// <summary>What a showcase organisation is called and where it sits.</summary>
internal readonly record struct ShowcaseOrganization(County County, Trade Trade, string Name);

/// <summary>
/// Certificates that every demonstration has, so that documents, screenshots and tests can rely on them. The first has fixed
/// days; the others stand at a fixed distance from the day of the demonstration.
/// </summary>
internal static class Showcase
{
    /// <summary>Number −1 is the first, −2 the second …</summary>
    public static readonly IReadOnlyList<ShowcaseOrganization> Organizations =
    [
        Organization("370112", "机械", "济南云岭机械有限公司"),
        Organization("370213", "电器", "青岛澜禾电器有限公司"),
        Organization("370613", "电器", "烟台栖屿电器制造有限公司"),
        Organization("370783", "电器", "寿光朔禾电器有限公司"),
        Organization("370303", "特种陶瓷", "淄博砚溪特种陶瓷有限公司"),
        Organization("370481", "水泥制品", "滕州棠序水泥制品有限公司"),
        Organization("371302", "物流", "临沂珩远物流有限公司"),
        Organization("371002", "食品", "威海汀澜食品有限公司"),
        Organization("370902", "软件", "泰安岱庐软件有限公司"),
        Organization("370116", "钢管", "莱芜霁川钢管有限公司"),
        Organization("370502", "电气", "东营埂原电气有限公司"),
    ];

    private static readonly (string Scheme, int Holder, int Manufacturer, int Factory, Action<Life, int> Fill)[] Certificates =
    [
        ("A010101", -1, -1, -1, MountainRidge),
        ("A020101", -1, -1, -1, (life, today) => Write(life, 3, today - 500, (355, StepKind.Survey))),
        ("B", -2, -3, -4, (life, today) => Write(life, 5, today - 700)),
        ("A010101", -5, -5, -5, (life, today) => Write(life, 3, today - 400, (350, StepKind.Survey), (360, StepKind.Suspend))),
        ("A030101", -6, -6, -6, (life, today) => Write(life, 3, today - 520, (330, StepKind.Suspend), (516, StepKind.Revoke))),
        ("A010101", -7, -7, -7, (life, today) => Write(life, 3, Days.Date(today - 19).AddYears(-3).DayNumber, (355, StepKind.Survey), (710, StepKind.Survey))),
        ("A0402", -8, -8, -8, (life, today) => Write(life, 3, Days.Date(today + 21).AddYears(-3).DayNumber, (364, StepKind.Survey), (721, StepKind.Survey))),
        ("A0501", -9, -9, -9, (life, today) => Write(life, 3, today - 400)),
        ("A010101", -10, -10, -10, Laiwu),
        ("B", -11, -11, -11, (life, today) => Write(life, 5, today - 900, (870, StepKind.Cancel))),
    ];

    /// <summary>All by the first body, which certifies everything. Their numbers lie above those of all other chains.</summary>
    public static readonly IReadOnlyList<Chain> Chains = [.. Certificates.Select((c, i) => new Chain(
        3_000_000 + i, (byte)SchemeIndex(c.Scheme), 0, c.Holder, c.Manufacturer, c.Factory))];

    public static void Fill(Life life, in Chain chain, int today)
    {
        Certificates[chain.Number - 3_000_000].Fill(life, today);
        life.Cut(today);
    }

    /// <summary>Suspended at its own wish on 2025-12-14, audited in January, restored on 2026-01-23, the same day that the audit is reported.</summary>
    private static void MountainRidge(Life life, int today)
    {
        life.Begin(3, 0, Days.Of(2025, 1, 15));
        life.HasChild = true;
        life.Sites = 2;
        life.AddCycle(Days.Of(2025, 1, 15));
        life.Add(Days.Of(2025, 12, 14), StepKind.Suspend);
        life.Add(Days.Of(2026, 1, 23), StepKind.Restore);
        life.Add(Days.Of(2026, 1, 23), StepKind.Survey);
    }

    /// <summary>Issued in 2018 in 莱芜 371202, which became 370116 of 济南 in January 2019.</summary>
    private static void Laiwu(Life life, int today)
    {
        Write(life, 3, Days.Of(2018, 5, 10), (355, StepKind.Survey), (710, StepKind.Survey));
        for (var award = Days.Of(2021, 4, 29); award < today; award = Days.Weekday(award + 1090))
        {
            life.AddCycle(award);
            life.Add(Days.Weekday(award + 355), StepKind.Survey);
            life.Add(Days.Weekday(award + 710), StepKind.Survey);
        }
    }

    private static void Write(Life life, int years, int award, params ReadOnlySpan<(int After, StepKind Kind)> steps)
    {
        life.Begin(years, 0, award);
        life.AddCycle(award);
        foreach (var (after, kind) in steps)
        {
            life.Add(award + after, kind);
        }
    }

    private static ShowcaseOrganization Organization(string county, string trade, string name) =>
        new(DemoTables.Counties.First(c => c.Code == county), DemoTables.Trades.First(t => t.Name == trade), name);

    private static int SchemeIndex(string code) => DemoTables.Schemes.Select((s, i) => (s, i)).First(x => x.s.Code == code).i;
}
