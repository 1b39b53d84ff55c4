namespace Zhiheng.Registry.Demo;

/// <summary>Rows of template 203010: compulsory products with applicant, manufacturer and factory.</summary>
internal static class CompulsoryRows
{
    private static readonly string[] SuspensionCauses = ["0201", "0202", "0203", "0203", "0204", "0205", "0207", "0208"];
    private static readonly string[] RevocationCauses = ["0203", "0204", "0205", "0208", "0299"];
    private static readonly string[] CancellationCauses = ["0202", "0202", "0204", "0204", "0204", "0203"];

    public static string[] Make(DemoContext context, in Chain chain, int index)
    {
        var step = context.Life[index];
        var holder = context.Organizations.Make(chain.Holder);
        var dice = new Dice(context.Seed, Purpose.Step, ((long)chain.Number * Life.MaxSteps) + index);
        var fact = new StepFact(context, chain, step, index, false, holder, holder, DemoTables.Schemes[chain.Scheme]);
        var manufacturer = Other(fact, chain.Manufacturer);
        var factory = chain.Factory == chain.Manufacturer ? manufacturer : Other(fact, chain.Factory);
        var row = new RowWriter(Headers.Compulsory.Length);
        AddCertificate(ref row, fact);
        AddParty(ref row, holder, fact);
        AddParty(ref row, manufacturer, fact);
        AddFactory(ref row, factory, fact);
        AddStatus(ref row, fact, ref dice);
        AddPaper(ref row, fact, ref dice);
        return row.Cells;
    }

    /// <summary>The number a body gives to a factory.</summary>
    public static string FactoryNo(int factory) => $"F{Math.Abs(factory):000000}";

    /// <summary>Longitude and latitude about the city, with seven decimals.</summary>
    public static (string Longitude, string Latitude) Place(Organization factory, int number)
    {
        var east = (number & 0xFFF) - 2048;
        var north = ((number >> 4) & 0xFFF) - 2048;
        return (Days.Text((factory.County.LongitudeE4 + (east / 2)) / 10_000m, "0.0000000"),
            Days.Text((factory.County.LatitudeE4 + (north / 2)) / 10_000m, "0.0000000"));
    }

    private static Organization Other(in StepFact fact, int number) =>
        number == fact.Chain.Holder ? fact.Holder : fact.Context.Organizations.Make(number);

    private static void AddCertificate(ref RowWriter row, in StepFact fact)
    {
        var (life, step, product) = (fact.Context.Life, fact.Step, fact.Context.ProductOf(fact.Chain, fact.Holder));
        var number = fact.Context.CompulsoryNumber(fact.Chain, product);
        row.Add($"A{number}");
        row.Add(number);
        row.Add("");
        row.Add(step.Kind switch
        {
            StepKind.Revoke => "03",
            StepKind.Cancel => "04",
            _ => life.SuspendedBy(fact.Index) >= 0 ? "02" : "01",
        });
        row.Add(Days.Text(life.FirstIssuedOn));
        row.Add(Days.Text(life.Award(step.Cycle)));
        row.Add(Days.Text(life.Expiry(step.Cycle)));
        row.Add("型式试验+初始工厂检查+获证后监督");
        row.Add(product.Standard);
        row.Add(product.Name);
        row.Add("");
        row.Add(Models(product, fact.Chain.Number, life.ScopeChange(fact.Index)));
        row.Add(product.HsCode);
    }

    private static string Models(Product product, int chain, int change)
    {
        var series = (chain % 89) + 10;
        var models = $"{product.Model}-{series}A";
        return change < 0 ? models : change > 0 ? $"{models}、{product.Model}-{series}B、{product.Model}-{series}C" : $"{models}、{product.Model}-{series}B";
    }

    private static void AddParty(ref RowWriter row, Organization party, in StepFact fact)
    {
        row.Add("156");
        AddNames(ref row, party, fact);
    }

    private static void AddFactory(ref RowWriter row, Organization factory, in StepFact fact)
    {
        var (longitude, latitude) = Place(factory, fact.Chain.Factory);
        row.Add("156");
        row.Add(FactoryNo(fact.Chain.Factory));
        AddNames(ref row, factory, fact);
        row.Add(factory.People);
        row.Add(longitude);
        row.Add(latitude);
    }

    private static void AddNames(ref RowWriter row, Organization party, in StepFact fact)
    {
        row.Add(party.NameOn(fact.Step.Day));
        row.Add("");
        row.Add(party.CreditCode);
        row.Add(party.County.CodeOn(fact.Context.ReportedOn));
        row.Add(party.AddressOn(fact.Step.Day, fact.Context.ReportedOn));
        row.Add("");
        row.Add(party.County.Postcode);
        row.Add(party.Contact);
        row.Add(party.Telephone);
        row.Add(party.Nature);
        row.Add(party.EconomicType);
        row.Add(party.Trade.Industry);
        row.Add(party.Trade.Scope(1));
    }

    private static void AddStatus(ref RowWriter row, in StepFact fact, ref Dice dice)
    {
        var (step, suspended) = (fact.Step, fact.Context.Life.SuspendedBy(fact.Index));
        row.Add(suspended < 0 ? "" : SuspensionCauses[(fact.Chain.Number + suspended) % SuspensionCauses.Length]);
        row.Add(suspended < 0 ? "" : Days.Text(fact.Context.Life[suspended].Day));
        row.Add(suspended < 0 ? "" : Days.Text(fact.SuspendedTo(suspended)));
        row.Add(step.Kind == StepKind.Revoke ? RevocationCause(fact, ref dice) : "");
        row.Add(step.Kind == StepKind.Revoke ? Days.Text(step.Day) : "");
        row.Add(step.Kind == StepKind.Cancel ? CancellationCauses[dice.Below(CancellationCauses.Length)] : "");
        row.Add(step.Kind == StepKind.Cancel ? Days.Text(step.Day) : "");
        var change = ChangeCode(step.Kind);
        row.Add(change);
        row.Add(change.Length > 0 ? Days.Text(step.Day) : "");
    }

    private static string RevocationCause(in StepFact fact, ref Dice dice)
    {
        var after = fact.Index > 0 && fact.Context.Life[fact.Index - 1].Kind == StepKind.Suspend;
        return after ? "0201" : RevocationCauses[dice.Below(RevocationCauses.Length)];
    }

    private static string ChangeCode(StepKind kind) => kind switch
    {
        StepKind.Rename or StepKind.Move => "01",
        StepKind.Widen => "03",
        StepKind.Narrow => "02",
        StepKind.Suspend => "08_01",
        StepKind.Restore => "08_02",
        StepKind.Revoke => "08_03",
        StepKind.Cancel => "08_04",
        _ => "",
    };

    private static void AddPaper(ref RowWriter row, in StepFact fact, ref Dice dice)
    {
        var number = row.Cells[1];
        row.Add(fact.Context.Deciders(fact.Chain.Body, ref dice));
        row.Add(Days.Text(fact.Step.Day - 1));
        row.Add("");
        row.Add($"{number}.pdf");
        row.Add("");
        row.Add($"{number}-TR.pdf");
        row.Add("");
        row.Add(fact.ReportType);
        row.Add("");
    }
}
