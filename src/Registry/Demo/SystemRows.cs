namespace Zhiheng.Registry.Demo;

/// <summary>
/// Rows of template 103010: management systems, voluntary products and services. Every conditional column is filled as
/// reporting-contract.md §2 asks. The columns of a row stand in the order of the template; each method adds its group.
/// </summary>
internal static class SystemRows
{
    /// <summary>Audits end a week before the report, so that the order of reports is the order of audits.</summary>
    public const int DaysFromAuditToReport = 7;

    private static readonly string[] SuspensionCauses = ["0111", "0112", "0112", "0113", "0115", "0116", "0116", "0199"];
    private static readonly string[] RevocationCauses = ["0112", "0114", "0116", "0117", "0199"];

    /// <summary>The row of one step. The context must have opened the chain.</summary>
    public static string[] Make(DemoContext context, in Chain chain, int index, bool child)
    {
        var step = context.Life[index];
        var parent = context.Organizations.Make(chain.Holder);
        var holder = child ? context.Organizations.MakeBranch(parent, chain.Number) : parent;
        var dice = new Dice(context.Seed, Purpose.Step, ((long)chain.Number * Life.MaxSteps) + index);
        var fact = new StepFact(context, chain, step, index, child, parent, holder, DemoTables.Schemes[chain.Scheme]);
        var row = new RowWriter(Headers.Systems.Length);
        AddHolder(ref row, fact);
        AddScope(ref row, fact);
        AddAudit(ref row, fact, ref dice);
        AddStatus(ref row, fact, ref dice);
        AddReissue(ref row, fact);
        AddPaper(ref row, fact, ref dice);
        return row.Cells;
    }

    /// <summary>Person-days of the audit and the least that the number of people asks for.</summary>
    public static (decimal Days, decimal Base) PersonDays(StepKind kind, int people)
    {
        var initial = people switch
        {
            <= 10 => 2m,
            <= 25 => 3m,
            <= 65 => 5m,
            <= 175 => 8m,
            <= 425 => 11m,
            <= 875 => 14m,
            <= 2025 => 17m,
            _ => 20m,
        };
        var least = kind switch
        {
            StepKind.Issue => initial,
            StepKind.Recertify => Math.Ceiling(initial * 4 / 3) / 2,
            _ => Math.Ceiling(initial * 2 / 3) / 2,
        };
        return (least + (people % 3 * 0.5m), least);
    }

    private static void AddHolder(ref RowWriter row, in StepFact fact)
    {
        var (holder, day) = (fact.Holder, fact.Step.Day);
        row.Add(fact.Context.Bodies[fact.Chain.Body].ApprovalNo);
        row.Add("");
        row.Add(holder.NameOn(day));
        row.Add("");
        row.Add(holder.FormerNameOn(day));
        row.Add(holder.CreditCode);
        row.Add(holder.Trade.Industry);
        row.Add("156");
        row.Add(holder.County.CodeOn(fact.Context.ReportedOn));
        row.Add(holder.AddressOn(day, fact.Context.ReportedOn));
        row.Add(holder.County.Postcode);
        row.Add(holder.Telephone);
        row.Add("");
        row.Add(holder.LegalPerson);
        row.Add(holder.Nature);
        row.Add(holder.Capital);
        row.Add("01");
        row.Add(holder.People);
        row.Add(fact.Covered);
    }

    private static void AddScope(ref RowWriter row, in StepFact fact)
    {
        var (life, scheme, cycle) = (fact.Context.Life, fact.Scheme, fact.Step.Cycle);
        var scope = fact.Holder.Trade.Scope(life.ScopeChange(fact.Index)) + scheme.Activity;
        row.Add(Days.Text(life.FirstIssuedOn));
        row.Add(fact.Number(cycle, fact.Child));
        row.Add(scheme.Code == "P01" ? fact.Holder.Trade.ProductScheme : scheme.Code);
        row.Add(scheme.IsSystem ? fact.Holder.Trade.ScopeCode : "");
        row.Add(Standard(fact, life.Award(cycle)));
        row.Add(life.Sites > 0 && !fact.Child ? "1" : "0");
        row.Add(fact.Child ? "" : Sites.Text(fact.Chain.IsShowcase ? 0 : fact.Context.Seed, fact, life.Sites));
        row.Add(scope);
        row.Add(scheme.Code == "A0102" ? scope : "");
        row.Add(scheme.IsEnergy ? $"{fact.Holder.AddressOn(fact.Step.Day, fact.Context.ReportedOn)}厂区内的{scope}" : "");
    }

    private static string Standard(in StepFact fact, int award) => fact.Scheme switch
    {
        { Standard.Length: 0 } => $"{fact.Context.Bodies[fact.Chain.Body].ApprovalNo[^3..]}-GZ-{fact.Holder.Trade.Industry} 产品认证实施规则",
        _ when award < fact.Scheme.Since => fact.Scheme.FormerStandard,
        _ => fact.Scheme.Standard,
    };

    private static void AddAudit(ref RowWriter row, in StepFact fact, ref Dice dice)
    {
        var (step, life) = (fact.Step, fact.Context.Life);
        var (days, _) = PersonDays(step.Kind, fact.Parent.People);
        var odd = step.IsAudit && dice.Chance(fact.Context.Profile.OddPerMille) && !fact.Chain.IsShowcase;
        var end = step.Day - DaysFromAuditToReport;
        row.Add(fact.Activity);
        row.Add(life.EarlierCycles + step.Cycle);
        row.Add(step.Surveys);
        row.Add(step.IsAudit ? Days.Text(end - Teams.AuditDays(days) + 1) : "");
        row.Add(step.IsAudit ? Days.Text(end) : "");
        row.Add(step.IsAudit ? Days.Text(days, "0.0") : "");
        row.Add(fact.Scheme.IsSystem && fact.Chain.Number % 4 == 0 ? "02" : "01");
        row.Add(fact.Context.Deciders(fact.Chain.Body, ref dice));
        row.Add(Days.Text(odd ? end - 2 : step.Day - 1));
        row.Add(Days.Text(life.Award(step.Cycle)));
        row.Add(Days.Text(life.Expiry(step.Cycle)));
    }

    private static void AddStatus(ref RowWriter row, in StepFact fact, ref Dice dice)
    {
        var (step, suspended) = (fact.Step, fact.Context.Life.SuspendedBy(fact.Index));
        var status = step.Kind switch
        {
            StepKind.Revoke => "03",
            StepKind.Cancel => "04",
            _ => suspended >= 0 ? "02" : "01",
        };
        row.Add(status);
        row.Add(suspended < 0 ? "" : SuspensionCauses[(fact.Chain.Number + suspended) % SuspensionCauses.Length]);
        row.Add(suspended < 0 ? "" : Days.Text(fact.Context.Life[suspended].Day));
        row.Add(suspended < 0 ? "" : Days.Text(fact.SuspendedTo(suspended)));
        row.Add(step.Kind == StepKind.Revoke ? RevocationCause(fact, ref dice) : "");
        row.Add(step.Kind is StepKind.Revoke or StepKind.Cancel ? Days.Text(step.Day) : "");
        row.Add(fact.Child ? "1" : "0");
        row.Add(fact.Child ? fact.Number(step.Cycle, child: false) : "");
        row.Add(fact.ChangeCode.Length > 0 ? Days.Text(step.Day) : "");
        row.Add(fact.ChangeCode);
    }

    private static string RevocationCause(in StepFact fact, ref Dice dice)
    {
        var after = fact.Index > 0 && fact.Context.Life[fact.Index - 1].Kind == StepKind.Suspend;
        return after ? "0115" : RevocationCauses[dice.Below(RevocationCauses.Length)];
    }

    private static void AddReissue(ref RowWriter row, in StepFact fact)
    {
        var (step, again) = (fact.Step, fact.Step.Kind == StepKind.Recertify);
        row.Add(again ? "1" : "0");
        row.Add(again ? Days.Text(step.Day) : "");
        row.Add(again ? "0102" : "");
        row.Add(again ? fact.Context.Bodies[fact.Chain.Body].ApprovalNo : "");
        row.Add(again ? fact.Number(step.Cycle - 1, fact.Child) : "");
    }

    private static void AddPaper(ref RowWriter row, in StepFact fact, ref Dice dice)
    {
        var marked = fact.Scheme.IsSystem && fact.Chain.Number % 5 < 3;
        var late = fact.Step.Kind == StepKind.Survey && dice.Chance(5);
        var plan = $"FA-{fact.Chain.Number:000000}-{fact.Index + 1:00}";
        row.Add(marked ? $"CNAS C9{fact.Chain.Body + 1:00}-M" : "");
        row.Add(marked ? "01" : "99");
        row.Add(fact.Scheme.IsSystem ? fact.Holder.People > 500 ? "01" : fact.Holder.People > 100 ? "02" : "03" : "");
        row.Add(fact.Step.IsAudit ? Days.Text(fact.LeastDays * 0.32m, "0.0000") : "");
        row.Add(fact.Step.IsAudit ? "01" : "");
        row.Add($"HT{Days.Year(fact.Context.Life.Award(0))}-{fact.Chain.Number:000000}");
        row.Add($"{fact.Number(fact.Step.Cycle, fact.Child).Replace('/', '_')}.pdf");
        row.Add(fact.Scheme.IsService ? "15" : "");
        row.Add(fact.ReportType);
        row.Add("");
        row.Add(late ? "1" : "0");
        row.Add(late ? plan : "");
        row.Add(late ? "01" : "");
        row.Add(late ? Days.Text(fact.Step.Day - 60) : "");
        row.Add(late ? "QP-09" : "");
        row.Add(fact.Step.IsAudit ? Days.Text(fact.LeastDays, "0.0") : "");
    }
}
