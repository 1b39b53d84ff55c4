namespace Zhiheng.Registry.Demo;

/// <summary>One step with everything its row needs to know.</summary>
internal readonly record struct StepFact(
    DemoContext Context, Chain Chain, Step Step, int Index, bool Child, Organization Parent, Organization Holder, DemoScheme Scheme)
{
    public int Covered => Math.Max(5, Holder.People * 9 / 10);

    public string Activity => Step.Kind switch
    {
        StepKind.Issue => "01",
        StepKind.Recertify => "02",
        StepKind.Survey => "03",
        _ => "05",
    };

    /// <summary>For both templates; transfers between bodies are not told.</summary>
    public string ReportType => Step.Kind switch
    {
        StepKind.Issue => "01",
        StepKind.Recertify => "02",
        StepKind.Suspend or StepKind.Restore or StepKind.Revoke or StepKind.Cancel => "05",
        _ => "04",
    };

    /// <summary>The change code of template 103010. Cancellation has none of its own there, so 97 says that the status changed.</summary>
    public string ChangeCode => Step.Kind switch
    {
        StepKind.Rename => "01",
        StepKind.Move => "02",
        StepKind.Widen => "05",
        StepKind.Narrow => "06",
        StepKind.Suspend => "97_01",
        StepKind.Restore => "97_02",
        StepKind.Revoke => "97_03",
        StepKind.Cancel => "97",
        _ => "",
    };

    public decimal LeastDays => SystemRows.PersonDays(Step.Kind, Parent.People).Base;

    /// <summary>A certificate number of the chain carries the size of the main holder, in all cycles.</summary>
    public string Number(int cycle, bool child) => Context.Number(Chain, cycle, child, Parent.SizeLetter);

    /// <summary>The last day of the suspension, never after the certificate itself.</summary>
    public int SuspendedTo(int suspension)
    {
        var step = Context.Life[suspension];
        return Math.Min(Days.AddMonths(step.Day, LifeMaker.SuspensionMonths(Scheme)), Context.Life.Expiry(step.Cycle));
    }
}

/// <summary>Fills a row from left to right.</summary>
internal struct RowWriter(int columns)
{
    private int next = 0;

    public string[] Cells { get; } = new string[columns];

    public void Add(string cell) => Cells[next++] = cell;

    public void Add(int cell) => Cells[next++] = cell.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The list of sites: name and address each, with the full-width semicolon between them.</summary>
internal static class Sites
{
    private static readonly string[] Names = ["总部", "第一生产基地", "第二生产基地", "配送中心", "办公区"];

    public static string Text(int seed, in StepFact fact, int count)
    {
        if (count == 0)
        {
            return "";
        }

        var dice = new Dice(seed, Purpose.Site, fact.Chain.Number);
        var reportedOn = fact.Context.ReportedOn;
        var sites = new string[count];
        for (var i = 0; i < count; i++)
        {
            sites[i] = i == 0
                ? $"{Names[0]}：{fact.Holder.AddressOn(fact.Step.Day, reportedOn)}"
                : $"{Names[i]}：{fact.Holder.County.PathOn(reportedOn)}{MadeUp.Street(ref dice)}";
        }

        return string.Join('；', sites);
    }
}
