namespace Zhiheng.Registry.Demo;

/// <summary>Rows of template 102010: initial audits that are announced for organisations that hold no certificate yet.</summary>
internal static class PlanRows
{
    /// <param name="applicant">0, 1, … within the demonstration.</param>
    public static string[] Make(DemoContext context, int body, int organization, int applicant, int today)
    {
        var holder = context.Organizations.Make(organization);
        var dice = new Dice(context.Seed, Purpose.Applicant, applicant);
        var start = Days.Weekday(today + dice.Between(4, 40));
        var day = Days.Text(today);
        var auditors = Enumerable.Range(0, 2).Select(member =>
        {
            var auditor = Teams.Member(context.Seed, body, Teams.PlannedTeams + (applicant % 900), member);
            return $"{auditor.Registration("QMS")},{auditor.Name},{(member == 0 ? "01" : "02")},{holder.County.Telephone}-00000000";
        });
        return
        [
            $"JH{day[..4]}-{applicant + 1:000000}",
            "0101；0102",
            $"{Days.Text(start)} 09:00:00",
            $"{Days.Text(start + 1)} 17:00:00",
            string.Join('；', auditors),
            "",
            "156",
            holder.County.CodeOn(today),
            holder.CreditCode,
            holder.NameOn(today),
            holder.Contact,
            holder.Telephone,
            holder.AddressOn(today, today),
            $"SQ{day[..4]}-{applicant + 1:000000}",
            "",
            "A010101",
            context.Bodies[body].ApprovalNo,
            "",
        ];
    }
}
