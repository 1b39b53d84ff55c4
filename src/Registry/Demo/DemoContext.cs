namespace Zhiheng.Registry.Demo;

/// <summary>What the rows of one demonstration are made from. One a reader of rows: the life is reused from row to row.</summary>
internal sealed class DemoContext(int seed, DemoSize size, IReadOnlyList<DemoBody> bodies, LifeMaker lives, OrganizationMaker organizations)
{
    public int Seed => seed;

    public Profile Profile { get; } = Profile.Of(size);

    public Life Life { get; } = new();

    /// <summary>The day on which the file is reported that the rows belong to.</summary>
    public int ReportedOn { get; init; }

    public OrganizationMaker Organizations => organizations;

    public IReadOnlyList<DemoBody> Bodies => bodies;

    public void Open(in Chain chain) => lives.Fill(Life, chain);

    /// <summary>One or two of the people of the body who decide about certification, different ones from step to step.</summary>
    public string Deciders(int body, ref Dice dice)
    {
        var first = dice.Below(5);
        var second = dice.Below(5);
        return first == second || dice.Chance(500) ? Decider(body, first) : $"{Decider(body, first)}；{Decider(body, second)}";
    }

    /// <summary>The certificate number of a cycle (rules.md §1.3).</summary>
    public string Number(in Chain chain, int cycle, bool child, char size)
    {
        var scheme = DemoTables.Schemes[chain.Scheme];
        var year = Days.Year(Life.Award(cycle)) % 100;
        var body = Bodies[chain.Body].ApprovalNo[^3..];
        var serial = Serial(chain);
        if (scheme.Letter == "OP")
        {
            return $"{body}OP{year:00}{serial}-{Life.EarlierCycles + cycle + 1}";
        }

        var suffix = Bodies[chain.Body].Region.StartsWith("37", StringComparison.Ordinal) ? "" : "/3700";
        return $"{body}{year:00}{scheme.Letter}{serial}R{Life.EarlierCycles + cycle}{size}{(child ? "-1" : "")}{suffix}";
    }

    /// <summary>Year of first issue, two digits of the body, four of the product, six of the body's own; kept for ever.</summary>
    public string CompulsoryNumber(in Chain chain, Product product) =>
        $"{Days.Year(Life.FirstIssuedOn)}{chain.Body + 71}{product.Code}{Serial(chain).PadLeft(6, '0')}";

    public Product ProductOf(in Chain chain, Organization holder)
    {
        var dice = new Dice(seed, Purpose.Product, chain.Number);
        return dice.Pick(DemoTables.ProductsOfTrade[holder.Trade.Name]);
    }

    /// <summary>A walk through all serial numbers of five or six digits; those of the showcase come after.</summary>
    private string Serial(in Chain chain)
    {
        var (space, digits) = size == DemoSize.Province ? (990_000L, "000000") : (99_000L, "00000");
        var serial = chain.IsShowcase ? space + (~chain.Holder * 10) + 17 : ((chain.Number * 48_271L) + 31_874) % space;
        return serial.ToString(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    private string Decider(int body, int index)
    {
        var dice = new Dice(seed, Purpose.Body, (body * 10) + index);
        return MadeUp.Person(ref dice);
    }
}
