namespace Zhiheng.Registry.Demo;

/// <summary>Rows of templates 202010 and 204010: factory inspections to come and those that were held before a certificate.</summary>
internal static class FactoryRows
{
    public static string[] Plan(DemoContext context, in Chain chain, int today)
    {
        var dice = new Dice(context.Seed, Purpose.Applicant, chain.Number);
        var start = Days.Weekday(today + dice.Between(4, 40));
        return
        [
            $"GJ{Days.Year(today)}-{chain.Number:000000}",
            "02",
            Days.Text(start),
            Days.Text(start + 1),
            .. Team(context, chain),
            .. Factory(context, chain, today),
            "",
            Number(context, chain),
            "",
        ];
    }

    public static string[] Result(DemoContext context, in Chain chain, int index)
    {
        var step = context.Life[index];
        var end = step.Day - SystemRows.DaysFromAuditToReport;
        var initial = step.Kind == StepKind.Issue;
        return
        [
            $"GJ{Days.Year(end)}-{chain.Number:000000}-{index + 1}",
            initial ? "01" : "02",
            Days.Text(end - 1),
            Days.Text(end),
            .. Team(context, chain),
            .. Factory(context, chain, step.Day),
            Number(context, chain),
            "4.0",
            (chain.Number + index) % 4 == 0 ? "03" : "01",
            (chain.Number + index) % 4 == 0 ? "00004" : "",
            "",
        ];
    }

    private static string Number(DemoContext context, in Chain chain) =>
        context.CompulsoryNumber(chain, context.ProductOf(chain, context.Organizations.Make(chain.Holder)));

    private static string[] Team(DemoContext context, in Chain chain)
    {
        var auditor = Teams.Member(context.Seed, chain.Body, Teams.FactoryTeams + (chain.Number % 1000), 0);
        return [$"{auditor.Registration("PDT")},{auditor.Name},01,0000-00000000", ""];
    }

    private static string[] Factory(DemoContext context, in Chain chain, int day)
    {
        var factory = context.Organizations.Make(chain.Factory);
        var (longitude, latitude) = CompulsoryRows.Place(factory, chain.Factory);
        return
        [
            "156",
            factory.County.CodeOn(context.ReportedOn),
            factory.CreditCode,
            factory.NameOn(day),
            CompulsoryRows.FactoryNo(chain.Factory),
            factory.Contact,
            factory.Telephone,
            factory.AddressOn(day, context.ReportedOn),
            longitude,
            latitude,
        ];
    }
}
