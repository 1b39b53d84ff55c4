using Zhiheng.Kernel;

namespace Zhiheng.Registry.Demo;

/// <summary>Rows of template 103011: one row for each person and stage of an audit.</summary>
internal static class TeamRows
{
    /// <summary>How many rows <see cref="Make"/> gives.</summary>
    public static int Count(Organization holder, StepKind kind) =>
        Teams.Size(SystemRows.PersonDays(kind, holder.People).Days) * (kind == StepKind.Issue ? 2 : 1);

    public static IEnumerable<string[]> Make(DemoContext context, Chain chain, int index, int team)
    {
        var step = context.Life[index];
        var holder = context.Organizations.Make(chain.Holder);
        var scheme = DemoTables.Schemes[chain.Scheme];
        var number = context.Number(chain, step.Cycle, child: false, holder.SizeLetter);
        var days = SystemRows.PersonDays(step.Kind, holder.People).Days;
        var end = step.Day - SystemRows.DaysFromAuditToReport;
        var stage = step.Kind switch
        {
            StepKind.Issue => "0102",
            StepKind.Recertify => "0201",
            _ => "03",
        };
        for (var member = 0; member < Teams.Size(days); member++)
        {
            var auditor = Teams.Member(context.Seed, chain.Body, team, member);
            if (step.Kind == StepKind.Issue)
            {
                var first = end - Teams.FirstStageBefore;
                yield return Row(context, chain, scheme, number, "0101", first, first, auditor, member);
            }

            yield return Row(context, chain, scheme, number, stage, end - Teams.AuditDays(days) + 1, end, auditor, member);
        }
    }

    private static string[] Row(
        DemoContext context, in Chain chain, DemoScheme scheme, string number, string stage, int from, int to, Auditor auditor, int member) =>
    [
        context.Bodies[chain.Body].ApprovalNo,
        number,
        stage,
        $"{Days.Text(from)} 08:30:00",
        $"{Days.Text(to)} 17:00:00",
        auditor.Name,
        "01",
        auditor.IdentityNumber,
        member == 0 ? "01" : "02",
        member == 0 ? "01" : "02",
        auditor.Registration(Registration(scheme)),
        member == 0 || auditor.RegistrationNo % 3 == 0 ? "1" : "0",
        member < 2 ? "1" : "0",
        "",
    ];

    private static string Registration(DemoScheme scheme) => scheme.Letter switch
    {
        "Q" or "J" => "QMS",
        "E" => "EMS",
        "S" => "OHSMS",
        "F" or "H" => "FSMS",
        "IS" => "ISMS",
        "EN" => "EnMS",
        _ => "GEN",
    };
}
