using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Progress;

/// <summary>The quality office sets the periods that are reported on in a year; <paramref name="Months"/> each: 1, 3 (the usual), 6 or 12.</summary>
public sealed record SetPeriods(Guid Policy, int Year, int Months = 3);

/// <summary>
/// The report on a period is due as the dated rule targets.progress-report says, counted from the last day of the period; the rule in force
/// on that day decides.
/// </summary>
public sealed class SetPeriodsHandler(Database database, BusinessCalendar calendar, DatedRules rules)
{
    public const string Rule = "targets.progress-report";

    public static readonly IReadOnlyList<int> Lengths = [1, 3, 6, 12];

    public async Task<Outcome<int>> Handle(SetPeriods command, Act act, Mandate mandate, CancellationToken ct)
    {
        var thisYear = calendar.Today.Year;
        if (!Lengths.Contains(command.Months))
        {
            return ProgressRefusals.PeriodLength(command.Months);
        }

        if (command.Year < thisYear || command.Year > thisYear + 1)
        {
            return ProgressRefusals.PeriodYear(command.Year, thisYear);
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await ProgressStore.Policy(work, command.Policy, ct) is not { } policy)
        {
            return ActRefusals.Unknown("政策文件");
        }

        if (ActRules.Foreign(mandate, policy.OrganRegion, policy.OrganName) is { } foreign)
        {
            return foreign;
        }

        if (policy.ReplacedOn is { } replaced)
        {
            return ProgressRefusals.Replaced(replaced);
        }

        await ProgressStore.LockPolicy(work, policy.Id, ct);
        if ((await ProgressStore.Periods(work, [policy.Id], ct)).Any(period => period.StartsOn.Year == command.Year))
        {
            return ProgressRefusals.PeriodsSet(command.Year);
        }

        // Nobody can be asked to report by a day that has passed: periods whose report would be due before today are left out.
        var set = 0;
        for (var month = 1; month <= 12; month += command.Months)
        {
            var starts = new DateOnly(command.Year, month, 1);
            var ends = starts.AddMonths(command.Months).AddDays(-1);
            var due = calendar.Due(ends, rules.Require(Rule, ends)).Date;
            if (due < calendar.Today)
            {
                continue;
            }

            await ProgressStore.AddPeriod(
                work,
                new PeriodRow
                {
                    Id = Guid.CreateVersion7(calendar.Now), Policy = policy.Id, StartsOn = starts, EndsOn = ends, DueOn = due, Rule = Rule, SetBy = mandate.Account, SetByName = act.Who,
                    SetOn = calendar.Today,
                },
                ct);
            set++;
        }

        await work.Commit([], ct);
        return set;
    }
}
