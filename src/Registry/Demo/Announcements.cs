namespace Zhiheng.Registry.Demo;

/// <summary>Files of the day of the demonstration: audits of applicants and inspections of factories to come.</summary>
internal sealed class Announcements(Func<int, DemoContext> contextOf, IReadOnlyList<Chain> chains, Profile profile, int today)
{
    public IEnumerable<DemoFile> Files(ChainPlanner planner)
    {
        var applicants = Math.Max(0, profile.Organizations - planner.Organizations - Showcase.Organizations.Count);
        var context = contextOf(today);
        var valid = chains.Where(c => DemoTables.Schemes[c.Scheme].IsCompulsory && c.Number % 20 == 0 && IsValid(context, c)).ToArray();
        for (var body = 0; body < profile.Bodies; body++)
        {
            var own = body;
            var mine = Enumerable.Range(0, applicants).Where(a => a % profile.Bodies == own).ToArray();
            var factories = valid.Where(c => c.Body == own).ToArray();
            if (mine.Length > 0)
            {
                yield return Announcement("102010", own, Headers.Plans, mine.Length, rows =>
                    mine.Select(a => PlanRows.Make(rows, own, planner.Applicant(a), a, today)));
            }

            if (factories.Length > 0)
            {
                yield return Announcement("202010", own, Headers.FactoryPlans, factories.Length, rows =>
                    factories.Select(c => FactoryPlan(rows, c)));
            }
        }
    }

    private bool IsValid(DemoContext context, Chain chain)
    {
        context.Open(chain);
        var life = context.Life;
        return life[life.Count - 1].Kind is not (StepKind.Suspend or StepKind.Revoke or StepKind.Cancel) && life.Expiry(life.Cycles - 1) >= today;
    }

    private string[] FactoryPlan(DemoContext context, Chain chain)
    {
        context.Open(chain);
        return FactoryRows.Plan(context, chain, today);
    }

    private DemoFile Announcement(string template, int body, string[] header, int count, Func<DemoContext, IEnumerable<string[]>> rows)
    {
        var approval = $"CNCA-R-2999-{body + 1:000}";
        return new(approval, template, Days.Date(today), $"{approval}_{template}_{Days.Text(today)}.csv", header, new Lazily(() => rows(contextOf(today))), count);
    }
}
